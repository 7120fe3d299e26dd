/** A merge taken back: what was theirs before it is theirs again. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { CustomerMerge } from '../../../../contract/calls/customers.ts';
import { useAction } from '../../../data/use-call.ts';
import { formatInstant } from '../../../format/format.ts';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';

export function UnmergeDialog(props: {
  readonly merge: CustomerMerge;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('merging');
  const { merge } = props;
  const [reason, setReason] = useState('');
  const undo = useAction('customers.unmerge');
  return (
    <FormDialog
      title={t('undo.title', { name: merge.fromName })}
      text={t('undo.text', {
        name: merge.fromName,
        code: merge.from,
        when: formatInstant(merge.recordedAt),
      })}
      saving={undo}
      saveLabel={t('undo.button')}
      onSave={() => {
        void undo.run({ mergeId: merge.mergeId, reason }).then((result) => {
          if (!result.ok) return;
          notifications.show({ message: t('undo.done', { name: merge.fromName }) });
          props.onClose();
        });
      }}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('undo.reason')}
        example={t('undo.reasonExample')}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
    </FormDialog>
  );
}
