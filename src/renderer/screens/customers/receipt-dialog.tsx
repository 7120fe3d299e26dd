/** Money in, by hand: amount, day, and what it settles, shown before it is recorded. */
import { useState, type ReactNode } from 'react';
import { Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../contract/calls/customers.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { useMoment } from '../../data/as-of.tsx';
import { useAction } from '../../data/use-call.ts';
import { formatAmount, formatMoney } from '../../format/format.ts';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { DateField } from '../../kit/fields/date-field.tsx';
import { MoneyField } from '../../kit/fields/money-field.tsx';
import { CurrencyField } from '../../kit/fields/place-fields.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import { Pair } from '../../kit/form/pair.tsx';
import type { IsoDate } from '../../../domain/dates.ts';
import { planAllocation } from './allocation-plan.ts';

type How = 'oldest' | 'ticked' | 'none';

export function ReceiptDialog(props: {
  readonly detail: CustomerDetail;
  readonly ticked: ReadonlySet<string>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { detail } = props;
  const moment = useMoment();
  const home = useWorkspace().ledger.currency;
  const record = useAction('receipts.record');
  const tickedItems = detail.openItems.filter((item) => props.ticked.has(String(item.itemId)));
  const [currency, setCurrency] = useState(
    tickedItems[0]?.currency ?? detail.openItems[0]?.currency ?? detail.profile.currency ?? home,
  );
  const [amount, setAmount] = useState<number | null>(null);
  const [receivedOn, setReceivedOn] = useState<IsoDate | null>(moment.today);
  const [reference, setReference] = useState('');
  const [how, setHow] = useState<How>(tickedItems.length > 0 ? 'ticked' : 'oldest');

  const pool = (how === 'ticked' ? tickedItems : detail.openItems).filter(
    (item) => item.currency === currency,
  );
  const plan = planAllocation(how === 'none' ? [] : pool, amount ?? 0);

  const save = async (): Promise<void> => {
    if (amount === null || receivedOn === null) return;
    const result = await record.run({
      customer: detail.profile.customer,
      receivedOn,
      currency,
      amountMinor: amount,
      reference,
      allocate:
        how === 'none'
          ? null
          : how === 'oldest'
            ? 'oldest'
            : plan.parts.map(({ item, amountMinor }) => ({ itemId: item.itemId, amountMinor })),
    });
    if (!result.ok) return;
    notifications.show({
      message: t('receipt.done', {
        number: result.value.number,
        amount: formatMoney(result.value.amountMinor, result.value.currency),
      }),
    });
    props.onClose();
  };

  return (
    <FormDialog
      title={t('receipt.title', { name: detail.profile.name })}
      size={520}
      saving={record}
      saveLabel={t('receipt.save')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <Pair>
        <MoneyField
          label={t('receipt.amount')}
          value={amount}
          onChange={setAmount}
          currency={currency}
          isPositive
          required
          startsFocused
        />
        <CurrencyField
          label={t('receipt.currency')}
          value={currency}
          onChange={(value) => setCurrency(value ?? currency)}
        />
      </Pair>
      <Pair>
        <DateField
          label={t('receipt.receivedOn')}
          value={receivedOn}
          onChange={setReceivedOn}
          today={moment.today}
          max={moment.today}
          required
        />
        <TextField
          label={t('receipt.reference')}
          placeholder={t('receipt.referenceExample')}
          value={reference}
          maxLength={200}
          onChange={setReference}
        />
      </Pair>
      <Radio.Group
        size="xs"
        label={t('receipt.how')}
        value={how}
        onChange={(value) => setHow(value as How)}
      >
        <Stack gap={10} mt={6}>
          {tickedItems.length > 0 && (
            <Radio value="ticked" label={t('receipt.ticked', { count: tickedItems.length })} />
          )}
          <Radio value="oldest" label={t('receipt.oldest')} />
          <Radio value="none" label={t('receipt.none')} />
        </Stack>
      </Radio.Group>
      {amount !== null && amount > 0 && (
        <SmallTable
          columns={[
            { header: t('receipt.plan') },
            { header: `${t('receipt.amount')} ${currency}`, figure: true },
          ]}
          rows={plan.parts.map(({ item, amountMinor }) => ({
            key: item.itemId,
            cells: [item.item, formatAmount(amountMinor, currency)],
          }))}
          total={[t('receipt.planRest'), formatAmount(plan.restMinor, currency)]}
        />
      )}
    </FormDialog>
  );
}
