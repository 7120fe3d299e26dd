/** Another due date for one item of an invoice, with the reason; the first stays in the ledger. */
import { useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { formatDate, formatDateWithDay } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import type { InvoiceDetail } from '../../../../contract/told.ts';

export function DueDialog(props: {
  readonly detail: InvoiceDetail;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { invoice, items } = props.detail;
  const moment = useMoment();
  const change = useAction('invoices.changeDue');
  const open = items.filter((item) => item.openMinor > 0);
  const [itemId, setItemId] = useState(open[0]?.itemId ?? null);
  const item = open.find((one) => one.itemId === itemId);
  const [dueOn, setDueOn] = useState<IsoDate | null>(null);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if (item === undefined || dueOn === null) return;
    const result = await change.run({ itemId: item.itemId, dueOn, reason });
    if (!result.ok) return;
    notifications.show({
      message: t('dueDate.done', { item: item.item, date: formatDate(dueOn) }),
    });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('dueDate.title', { invoice: invoice.invoice })}
      text={t('dueDate.text')}
      saving={change}
      saveLabel={t('dueDate.save')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      {open.length > 1 && (
        <Select
          label={t('dueDate.item')}
          value={itemId === null ? null : String(itemId)}
          allowDeselect={false}
          data={open.map((one) => ({
            value: String(one.itemId),
            label: `${one.item} · ${formatDate(one.dueOn)}`,
          }))}
          onChange={(value) => {
            const next = open.find((one) => String(one.itemId) === value);
            setItemId(next?.itemId ?? null);
            setDueOn(null);
          }}
        />
      )}
      <DateField
        key={itemId}
        label={t('dueDate.dueOn')}
        value={dueOn}
        onChange={setDueOn}
        today={moment.today}
        min={invoice.issuedOn}
        {...(item !== undefined && {
          description: t('dueDate.now', { date: formatDateWithDay(item.dueOn) }),
        })}
        startsFocused
        required
      />
      <ReasonField
        label={t('dueDate.reason')}
        example={t('dueDate.reasonExample')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        startsFocused={false}
      />
    </FormDialog>
  );
}
