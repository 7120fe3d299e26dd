/** Items with so little open that a letter costs more: proposed, ticked by hand, written off together. */
import { useState, type ReactNode } from 'react';
import { Button, Checkbox, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { exponentOf } from '../../../../domain/currencies.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useDesk } from '../../../data/desk.tsx';
import { useAction, useCall } from '../../../data/use-call.ts';
import { formatAmount, formatDate, formatMoney } from '../../../format/format.ts';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import classes from '../ledger.module.css';

/** Less than a letter costs: five whole units of any currency, to begin with. */
const UNITS_AT_FIRST = 5;

export function SmallBalancesDialog(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('ledger');
  const moment = useMoment();
  const [currency, setCurrency] = useState(useDesk().ledger.currency);
  const [atMost, setAtMost] = useState<number | null>(UNITS_AT_FIRST * 10 ** exponentOf(currency));
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [reason, setReason] = useState(t('small.reasonDefault'));
  const record = useAction('writeOffs.record');
  const [isSaving, setSaving] = useState(false);
  const answer = useCall(
    'writeOffs.smallBalances',
    { ...moment.input, atMostMinor: atMost ?? 1, currency },
    { enabled: atMost !== null && atMost > 0, placeholderData: (before) => before },
  );
  const rows = answer.data ?? [];
  const chosen = rows.filter((row) => ticked.has(row.itemId));
  const sum = chosen.reduce((total, row) => total + row.openMinor, 0);
  const toggle = (itemId: number): void =>
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(itemId)) next.add(itemId);
      return next;
    });
  const save = async (): Promise<void> => {
    setSaving(true);
    let done = 0;
    for (const { itemId, openMinor } of chosen) {
      const result = await record.run({
        itemId,
        kind: 'small_balance',
        effectiveOn: moment.today,
        amountMinor: openMinor,
        reason,
      });
      // The dialog stays with the sentence; what was written off before it stands.
      if (!result.ok) break;
      done += 1;
    }
    setSaving(false);
    if (done > 0) notifications.show({ message: t('small.done', { count: done }) });
    if (done === chosen.length) props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} size={720} title={t('small.title')}>
      <Stack gap="sm">
        <Text fz={13} c="dimmed">
          {t('small.text')}
        </Text>
        <div className={classes.gridTwo}>
          <MoneyField
            label={t('small.atMost')}
            value={atMost}
            onChange={setAtMost}
            currency={currency}
            startsFocused
          />
          <CurrencyField
            label={t('small.currency')}
            value={currency}
            onChange={(value) => {
              setCurrency(value ?? currency);
              setTicked(new Set());
            }}
          />
        </div>
        {answer.error !== null && <ErrorState error={answer.error} />}
        {answer.data === undefined && answer.error === null && <Skeleton height={120} />}
        {answer.data?.length === 0 && <Text fz={13}>{t('small.none', { currency })}</Text>}
        {rows.length > 0 && (
          <div className={classes.small} tabIndex={0} role="region" aria-label={t('small.title')}>
            <SmallTable
              columns={[
                { header: t('small.item') },
                { header: t('small.customer') },
                { header: t('small.due'), nowrap: true },
                { header: t('small.gross'), figure: true },
                { header: `${t('small.open')} ${currency}`, figure: true },
              ]}
              rows={rows.map((row) => ({
                key: row.itemId,
                cells: [
                  <Checkbox
                    key="tick"
                    label={row.item}
                    aria-label={t('small.tick', { item: row.item })}
                    checked={ticked.has(row.itemId)}
                    onChange={() => toggle(row.itemId)}
                  />,
                  row.name,
                  formatDate(row.dueOn),
                  formatAmount(row.grossMinor, currency),
                  formatAmount(row.openMinor, currency),
                ],
              }))}
            />
          </div>
        )}
        {rows.length > 0 && (
          <>
            <Checkbox
              label={t('small.all')}
              checked={chosen.length === rows.length}
              indeterminate={chosen.length > 0 && chosen.length < rows.length}
              onChange={() =>
                setTicked(
                  new Set(chosen.length === rows.length ? [] : rows.map((row) => row.itemId)),
                )
              }
            />
            <TextInput
              label={t('small.reason')}
              value={reason}
              maxLength={200}
              required
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
        {record.error !== null && <ErrorState error={record.error} />}
        {rows.length > 0 && (
          <Button
            color="red"
            disabled={chosen.length === 0 || reason.trim() === ''}
            loading={isSaving}
            onClick={() => void save()}
          >
            {chosen.length === 0
              ? t('small.saveNone')
              : t('small.save', { count: chosen.length, amount: formatMoney(sum, currency) })}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}
