/** Money on account applied to an open item. */
import { useState, type ReactNode } from 'react';
import { Button, Modal, Stack, Text } from '@mantine/core';
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
import { ErrorState } from '../../kit/states.tsx';

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
  const canSave = item !== undefined && amount !== null && amount > 0 && effectiveOn !== null;

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

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('apply.title', {
        document: t(`onAccount.${source.kind}`, { number: source.number }),
      })}
    >
      <Stack gap="sm">
        <Text fz={13} c="dimmed">
          {items.length === 0
            ? t('apply.noItems', { currency: source.currency })
            : t('apply.text', { amount: formatMoney(source.unallocatedMinor, source.currency) })}
        </Text>
        {items.length > 0 && (
          <>
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
            />
            <MoneyField
              key={itemId}
              label={t('apply.amount')}
              value={amount}
              onChange={setAmount}
              currency={source.currency}
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
            {record.error !== null && <ErrorState error={record.error} />}
            <Button disabled={!canSave} loading={record.isRunning} onClick={() => void save()}>
              {t('apply.save')}
            </Button>
          </>
        )}
      </Stack>
    </Modal>
  );
}
