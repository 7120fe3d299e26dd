/** A kept file taken away, with the reason that stays in the journal. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../contract/calls/contracts.ts';
import { useAction } from '../../data/use-call.ts';
import { ReasonField } from '../fields/reason-field.tsx';
import { FormDialog } from '../form/form-dialog.tsx';

export function RemovePaper(props: {
  readonly paper: AttachmentView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['contracts', 'common']);
  const { paper } = props;
  const [reason, setReason] = useState('');
  const remove = useAction('attachments.remove');
  return (
    <FormDialog
      title={t('contracts:papers.removeTitle', { name: paper.fileName })}
      text={t('contracts:papers.removeText')}
      saving={remove}
      saveLabel={t('common:remove')}
      onSave={() => {
        void remove.run({ attachmentId: paper.attachmentId, reason }).then((result) => {
          if (!result.ok) return;
          notifications.show({ message: t('contracts:papers.removed', { name: paper.fileName }) });
          props.onClose();
        });
      }}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('contracts:papers.reason')}
        example={t('contracts:papers.reasonExample')}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
    </FormDialog>
  );
}
