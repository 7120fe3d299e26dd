/** Taking back an import names what will be taken back; the reason stays in the ledger. */
import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../../contract/calls/imports.ts';
import { useAction } from '../../../data/use-call.ts';
import { JobProgress } from '../../../frame/bar/jobs-menu.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { useFactsWords } from '../facts-words.ts';
import { DialogFoot } from '../../../kit/form/dialog-foot.tsx';

export function UndoBatch(props: { batch: BatchView; onClose: () => void }) {
  const { batch, onClose } = props;
  const { t } = useTranslation(['imports', 'common']);
  const undo = useAction('imports.undo');
  const [reason, setReason] = useState(t('imports:batches.undoReasonDefault'));
  const facts = useFactsWords()(batch.facts);
  const run = (): void => {
    void undo.run({ batchId: batch.batchId, reason }).then((result) => {
      if (!result.ok) return;
      notifications.show({
        message:
          result.value.customersKept === 0
            ? t('imports:batches.undoDone', { batch: batch.batchId })
            : t('imports:batches.undoDoneKept', {
                batch: batch.batchId,
                count: result.value.customersKept,
              }),
      });
      onClose();
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('imports:batches.undoTitle')}>
      <p style={{ marginTop: 0 }}>
        {t('imports:batches.undoText', { fileName: batch.fileName, facts: facts.join(', ') })}
      </p>
      <TextInput
        label={t('imports:batches.undoReason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {undo.isRunning && (
        <div style={{ marginTop: 12 }}>
          <JobProgress job={undo.progress} />
        </div>
      )}
      {undo.error !== null && <ErrorState error={undo.error} />}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button color="red" loading={undo.isRunning} disabled={reason.trim() === ''} onClick={run}>
          {t('imports:batches.undoRun')}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
