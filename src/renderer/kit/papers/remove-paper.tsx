/** A kept file taken away, with the reason that stays in the journal. */
import { useState, type ReactNode } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../contract/calls/contracts.ts';
import { useAction } from '../../data/use-call.ts';
import { ReasonField } from '../fields/reason-field.tsx';
import { ErrorState } from '../states.tsx';

export function RemovePaper(props: {
  readonly paper: AttachmentView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['contracts', 'common']);
  const { paper } = props;
  const [reason, setReason] = useState('');
  const remove = useAction('attachments.remove');
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('contracts:papers.removeTitle', { name: paper.fileName })}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') return;
          void remove.run({ attachmentId: paper.attachmentId, reason }).then((result) => {
            if (!result.ok) return;
            notifications.show({
              message: t('contracts:papers.removed', { name: paper.fileName }),
            });
            props.onClose();
          });
        }}
      >
        <Stack gap="sm">
          <p className="soft" style={{ margin: 0 }}>
            {t('contracts:papers.removeText')}
          </p>
          <ReasonField
            label={t('contracts:papers.reason')}
            example={t('contracts:papers.reasonExample')}
            value={reason}
            onChange={setReason}
            maxLength={200}
          />
          {remove.error !== null && <ErrorState error={remove.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" onClick={props.onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={reason.trim() === ''} loading={remove.isRunning}>
              {t('common:remove')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
