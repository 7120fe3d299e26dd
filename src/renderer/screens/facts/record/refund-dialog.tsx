/** Money given back: uses up what a receipt or credit note has on account. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { CreditRow } from '../../../../contract/calls/facts.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { formatMoney } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { Pair } from '../../../kit/form/pair.tsx';

interface RefundProps {
  readonly sourceKind: 'receipt' | 'credit_note';
  readonly row: CreditRow;
}

export function RefundButton(props: RefundProps): ReactNode {
  const { t } = useTranslation('ledger');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('refund.open')}
      </Button>
      {isOpen && <RefundDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function RefundDialog(props: RefundProps & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('ledger');
  const { sourceKind, row } = props;
  const { currency, unallocatedMinor } = row;
  const moment = useMoment();
  const record = useAction('refunds.record');
  const [amount, setAmount] = useState<number | null>(unallocatedMinor);
  const [refundedOn, setRefundedOn] = useState<IsoDate | null>(moment.today);
  const [reason, setReason] = useState('');
  const onAccount = formatMoney(unallocatedMinor, currency);
  const save = async (): Promise<void> => {
    if (amount === null || refundedOn === null) return;
    const result = await record.run({
      sourceKind,
      source: row.number,
      refundedOn,
      amountMinor: amount,
      reason,
    });
    if (!result.ok) return;
    notifications.show({ message: t('refund.done', { amount: formatMoney(amount, currency) }) });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('refund.title', { number: row.number })}
      text={t('refund.text', { amount: onAccount })}
      saving={record}
      saveLabel={t('refund.save')}
      hasNothingToDo={amount === null || amount <= 0}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <Pair>
        <MoneyField
          label={t('refund.amount')}
          value={amount}
          onChange={setAmount}
          currency={currency}
          isPositive
          most={{ minor: unallocatedMinor, says: t('refund.tooMuch', { amount: onAccount }) }}
          required
        />
        <DateField
          label={t('refund.on')}
          value={refundedOn}
          onChange={setRefundedOn}
          today={moment.today}
          min={row.effectiveOn}
          max={moment.today}
          required
        />
      </Pair>
      <ReasonField
        label={t('refund.reason')}
        example={t('refund.reasonExample')}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
    </FormDialog>
  );
}
