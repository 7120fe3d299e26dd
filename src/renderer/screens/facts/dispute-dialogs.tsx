/** A dispute begins with what the customer says, and ends with how it ended. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { DisputeRow } from '../../../contract/calls/facts.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction } from '../../data/use-call.ts';
import { formatDate } from '../../format/format.ts';
import { DateField } from '../../kit/fields/date-field.tsx';
import { ReasonField } from '../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';

export function DisputeDialog(props: {
  readonly invoice: string;
  readonly issuedOn: IsoDate;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { invoice } = props;
  const moment = useMoment();
  const open = useAction('disputes.open');
  const [openedOn, setOpenedOn] = useState<IsoDate | null>(moment.today);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if (openedOn === null) return;
    const result = await open.run({ invoice, openedOn, reason });
    if (!result.ok) return;
    notifications.show({ message: t('dispute.done', { invoice }) });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('dispute.title', { invoice })}
      text={t('dispute.text')}
      saving={open}
      saveLabel={t('dispute.open')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('dispute.reason')}
        example={t('dispute.reasonExample')}
        value={reason}
        onChange={setReason}
      />
      <DateField
        label={t('dispute.on')}
        value={openedOn}
        onChange={setOpenedOn}
        today={moment.today}
        min={props.issuedOn}
        max={moment.today}
        required
      />
    </FormDialog>
  );
}

export function ResolveDialog(props: {
  readonly dispute: DisputeRow;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { dispute } = props;
  const moment = useMoment();
  const resolve = useAction('disputes.resolve');
  const [resolvedOn, setResolvedOn] = useState<IsoDate | null>(moment.today);
  const [resolution, setResolution] = useState('');
  const save = async (): Promise<void> => {
    if (resolvedOn === null) return;
    const result = await resolve.run({ disputeId: dispute.disputeId, resolvedOn, resolution });
    if (!result.ok) return;
    notifications.show({ message: t('dispute.resolved', { invoice: dispute.invoice }) });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('dispute.resolveTitle', { invoice: dispute.invoice })}
      text={t('dispute.resolveText', {
        date: formatDate(dispute.openedOn),
        reason: dispute.reason,
      })}
      saving={resolve}
      saveLabel={t('dispute.resolve')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('dispute.resolution')}
        example={t('dispute.resolutionExample')}
        value={resolution}
        onChange={setResolution}
      />
      <DateField
        label={t('dispute.resolvedOn')}
        value={resolvedOn}
        onChange={setResolvedOn}
        today={moment.today}
        min={dispute.openedOn}
        max={moment.today}
        required
      />
    </FormDialog>
  );
}
