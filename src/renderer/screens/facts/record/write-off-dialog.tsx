/** Part or all of an open item is written off: how much, as what, why, from which day. */
import { useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import type { WriteOffKind } from '../../../../domain/facts/drafts.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { formatMoney } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { Pair } from '../../../kit/form/pair.tsx';
import type { InvoiceDetail } from '../../../../contract/told.ts';

/** What the owner decides by hand; the others come with money or from another ledger. */
const BY_HAND = [
  'bad_debt',
  'small_balance',
  'discount',
  'bank_charge',
  'correction',
] as const satisfies WriteOffKind[];

export function WriteOffDialog(props: {
  readonly detail: InvoiceDetail;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { invoice, items } = props.detail;
  const { currency } = invoice;
  const moment = useMoment();
  const record = useAction('writeOffs.record');
  const open = items.filter((item) => item.openMinor > 0);
  const [itemId, setItemId] = useState(open[0]?.itemId ?? null);
  const item = open.find((one) => one.itemId === itemId);
  const [amount, setAmount] = useState<number | null>(open[0]?.openMinor ?? null);
  const [kind, setKind] = useState<WriteOffKind>('bad_debt');
  const [effectiveOn, setEffectiveOn] = useState<IsoDate | null>(moment.today);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if (item === undefined || amount === null || effectiveOn === null) return;
    const { itemId: id } = item;
    const result = await record.run({ itemId: id, kind, effectiveOn, amountMinor: amount, reason });
    if (!result.ok) return;
    notifications.show({
      message: t('writeOff.done', { amount: formatMoney(amount, currency), item: item.item }),
    });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('writeOff.title', { invoice: invoice.invoice })}
      text={t('writeOff.text')}
      saving={record}
      saveLabel={
        amount === null || amount <= 0
          ? t('writeOff.saveNone')
          : t('writeOff.save', { amount: formatMoney(amount, currency) })
      }
      isGrave
      hasNothingToDo={amount === null || amount <= 0}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      {open.length > 1 && (
        <Select
          label={t('writeOff.item')}
          value={itemId === null ? null : String(itemId)}
          allowDeselect={false}
          data={open.map((one) => ({
            value: String(one.itemId),
            label: `${one.item} · ${formatMoney(one.openMinor, currency)}`,
          }))}
          onChange={(value) => {
            const next = open.find((one) => String(one.itemId) === value);
            setItemId(next?.itemId ?? null);
            setAmount(next?.openMinor ?? null);
          }}
        />
      )}
      <Pair>
        <MoneyField
          key={itemId}
          label={t('writeOff.amount')}
          value={amount}
          onChange={setAmount}
          currency={currency}
          isPositive
          {...(item !== undefined && {
            most: {
              minor: item.openMinor,
              says: t('writeOff.tooMuch', { amount: formatMoney(item.openMinor, currency) }),
            },
          })}
          required
        />
        <Select
          label={t('writeOff.kind')}
          value={kind}
          allowDeselect={false}
          data={BY_HAND.map((value) => ({ value, label: t(`writeOffKinds.${value}`) }))}
          onChange={(value) => setKind((value ?? kind) as WriteOffKind)}
        />
      </Pair>
      <ReasonField
        label={t('writeOff.reason')}
        example={t('writeOff.reasonExample')}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      <DateField
        label={t('writeOff.on')}
        value={effectiveOn}
        onChange={setEffectiveOn}
        today={moment.today}
        min={invoice.issuedOn}
        max={moment.today}
        required
      />
    </FormDialog>
  );
}
