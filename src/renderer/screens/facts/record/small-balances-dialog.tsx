/** Items with so little open that a letter costs more: proposed, ticked by hand, written off as one. */
import { useState, type ReactNode } from 'react';
import { Checkbox, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { exponentOf } from '../../../../domain/currencies.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useAction, useCall } from '../../../data/use-call.ts';
import { formatAmount, formatDate, formatMoney } from '../../../format/format.ts';
import { JobProgress } from '../../../frame/bar/jobs-menu.tsx';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { Pair } from '../../../kit/form/pair.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { SmallBalancesDone } from './small-balances-done.tsx';
import classes from '../ledger.module.css';
import type { ToldOutput } from '../../../../contract/told.ts';

/** Less than a letter costs: five whole units of any currency, to begin with. */
const UNITS_AT_FIRST = 5;

type Rows = ToldOutput<'writeOffs.smallBalances'>;

export function SmallBalancesDialog(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('ledger');
  const moment = useMoment();
  const [currency, setCurrency] = useState(useWorkspace().ledger.currency);
  const [atMost, setAtMost] = useState<number | null>(UNITS_AT_FIRST * 10 ** exponentOf(currency));
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [reason, setReason] = useState(t('small.reasonDefault'));
  const record = useAction('writeOffs.recordTogether');
  const answer = useCall(
    'writeOffs.smallBalances',
    { ...moment.input, atMostMinor: atMost ?? 1, currency },
    { enabled: atMost !== null && atMost > 0, placeholderData: (before) => before },
  );
  const rows = answer.data ?? [];
  const chosen = rows.filter((row) => ticked.has(row.itemId));
  const sum = chosen.reduce((total, row) => total + row.openMinor, 0);
  if (record.value !== null)
    return <SmallBalancesDone written={record.value} onClose={props.onClose} />;
  return (
    <FormDialog
      title={t('small.title')}
      text={t('small.text')}
      size={720}
      saving={record}
      saveLabel={
        chosen.length === 0
          ? t('small.saveNone')
          : t('small.save', { count: chosen.length, amount: formatMoney(sum, currency) })
      }
      isGrave
      hasNothingToDo={chosen.length === 0}
      onSave={() =>
        void record.run({
          items: chosen.map(({ itemId, openMinor }) => ({ itemId, amountMinor: openMinor })),
          effectiveOn: moment.today,
          reason,
        })
      }
      onClose={props.onClose}
    >
      <Pair>
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
      </Pair>
      {answer.error !== null && <ErrorState error={answer.error} />}
      {answer.data === undefined && answer.error === null && <Skeleton height={120} />}
      {answer.data?.length === 0 && <Text fz={13}>{t('small.none', { currency })}</Text>}
      {rows.length > 0 && (
        <Ticks rows={rows} currency={currency} ticked={ticked} onTicked={setTicked} />
      )}
      {rows.length > 0 && (
        <TextField
          label={t('small.reason')}
          value={reason}
          maxLength={200}
          required
          onChange={setReason}
        />
      )}
      {record.isRunning && <JobProgress job={record.progress} />}
    </FormDialog>
  );
}

/** The proposals; none is ticked before somebody ticks it. */
function Ticks(props: {
  readonly rows: Rows;
  readonly currency: string;
  readonly ticked: ReadonlySet<number>;
  readonly onTicked: (ticked: ReadonlySet<number>) => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { rows, currency, ticked } = props;
  const count = rows.filter((row) => ticked.has(row.itemId)).length;
  const toggle = (itemId: number): void => {
    const next = new Set(ticked);
    if (!next.delete(itemId)) next.add(itemId);
    props.onTicked(next);
  };
  return (
    <>
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
      <Checkbox
        label={t('small.all')}
        checked={count === rows.length}
        indeterminate={count > 0 && count < rows.length}
        onChange={() =>
          props.onTicked(new Set(count === rows.length ? [] : rows.map((row) => row.itemId)))
        }
      />
    </>
  );
}
