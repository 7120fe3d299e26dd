/** Money on account applied to an open item. */
import { useState, type ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail, OnAccountView } from '../../../contract/calls/customers.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction } from '../../data/use-call.ts';
import { formatDate, formatMoney } from '../../format/format.ts';
import { DateField } from '../../kit/fields/date-field.tsx';
import { MoneyField } from '../../kit/fields/money-field.tsx';
import { SearchSelect } from '../../kit/fields/search-select.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import { Pair } from '../../kit/form/pair.tsx';

export function ApplyDialog(props: {
  readonly source: OnAccountView;
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { source } = props;
  const moment = useMoment();
  const record = useAction('allocations.record');
  const items = props.detail.openItems
    .filter((item) => item.currency === source.currency)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const [itemId, setItemId] = useState(items[0]?.itemId ?? null);
  const item = items.find((one) => one.itemId === itemId);
  const [amount, setAmount] = useState<number | null>(
    Math.min(source.unallocatedMinor, items[0]?.openMinor ?? 0),
  );
  const [effectiveOn, setEffectiveOn] = useState<IsoDate | null>(moment.today);

  const save = async (): Promise<void> => {
    if (item === undefined || amount === null || effectiveOn === null) return;
    const result = await record.run({
      sourceKind: source.kind,
      source: source.number,
      itemId: item.itemId,
      effectiveOn,
      amountMinor: amount,
    });
    if (!result.ok) return;
    notifications.show({
      message: t('apply.done', { amount: formatMoney(amount, source.currency), item: item.item }),
    });
    props.onClose();
  };

  const title = t('apply.title', {
    document: t(`onAccount.${source.kind}`, { number: source.number }),
  });
  if (items.length === 0)
    return (
      <Modal opened onClose={props.onClose} title={title}>
        {t('apply.noItems', { currency: source.currency })}
      </Modal>
    );
  const most =
    item !== undefined && item.openMinor < source.unallocatedMinor
      ? {
          minor: item.openMinor,
          says: t('apply.moreThanOpen', {
            amount: formatMoney(item.openMinor, item.currency),
            item: item.item,
          }),
        }
      : {
          minor: source.unallocatedMinor,
          says: t('apply.moreThanLeft', {
            amount: formatMoney(source.unallocatedMinor, source.currency),
          }),
        };
  return (
    <FormDialog
      title={title}
      text={t('apply.text', { amount: formatMoney(source.unallocatedMinor, source.currency) })}
      saving={record}
      saveLabel={t('apply.save')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <SearchSelect
        label={t('apply.item')}
        value={itemId === null ? null : String(itemId)}
        onChange={(value) => {
          const next = items.find((one) => String(one.itemId) === value);
          setItemId(next?.itemId ?? null);
          setAmount(Math.min(source.unallocatedMinor, next?.openMinor ?? 0));
        }}
        data={items.map((one) => ({
          value: String(one.itemId),
          label: `${one.item} · ${formatDate(one.dueOn)} · ${formatMoney(one.openMinor, one.currency)}`,
        }))}
        data-autofocus
      />
      <Pair>
        <MoneyField
          key={itemId}
          label={t('apply.amount')}
          value={amount}
          onChange={setAmount}
          currency={source.currency}
          isPositive
          most={most}
          required
        />
        <DateField
          label={t('apply.on')}
          value={effectiveOn}
          onChange={setEffectiveOn}
          today={moment.today}
          min={source.effectiveOn}
          max={moment.today}
          required
        />
      </Pair>
    </FormDialog>
  );
}
