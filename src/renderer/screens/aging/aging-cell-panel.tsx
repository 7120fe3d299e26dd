/** Behind a figure of the matrix: its items, the dates of the column, the sum that must match. */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgingQuery, AgingReport } from '../../../contract/calls/aging.ts';
import { useCall } from '../../data/use-call.ts';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatInstant,
  formatMoney,
} from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { BigFigure, Rule, Section, SmallTable } from '../../kit/explain/panel-parts.tsx';
import type { ColumnWords } from '../../kit/explain/use-column-words.ts';
import { usePanelSize } from '../../kit/explain/use-panel-size.ts';
import { ErrorState } from '../../kit/states.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { CustomerPanelFoot } from '../customers/customer-panel-foot.tsx';
import { rowName, type AgingCell } from './aging-columns.tsx';
import { TieOutLine } from './tie-out-line.tsx';

/** More would make the panel slow to read; the rest is counted. */
const SHOWN_ITEMS = 300;

interface AgingCellPanelProps {
  readonly cell: AgingCell;
  readonly query: AgingQuery;
  readonly report: AgingReport;
  readonly words: ColumnWords;
  readonly onClose: () => void;
  readonly onInvoice: (invoice: string) => void;
}

export function AgingCellPanel(props: AgingCellPanelProps): ReactNode {
  const { t } = useTranslation('aging');
  const { cell, query, report } = props;
  const { row } = cell;
  const name = rowName(row);
  const size = usePanelSize();
  const title =
    cell.column === 'on_account'
      ? t('onAccount')
      : cell.column === null
        ? t('outstanding')
        : props.words.name(report.columns[cell.column] ?? '');
  return (
    <SidePanel
      size={size}
      title={`${name} · ${title}`}
      subtitle={row.customer === null ? row.currency : `${row.customer} · ${row.currency}`}
      onClose={props.onClose}
      footer={row.customer === null ? undefined : <CustomerPanelFoot customer={row.customer} />}
    >
      {cell.column === 'on_account' ? (
        <OnAccount cell={cell} query={query} />
      ) : (
        <CellItems {...props} column={cell.column} query={query} />
      )}
      <Section title={t('tieOut')}>
        {report.tieOut
          .filter((line) => line.currency === row.currency)
          .map((line) => (
            <Rule key={line.currency}>
              <TieOutLine line={line} />
            </Rule>
          ))}
        <Rule>{t('tieOutRule')}</Rule>
      </Section>
    </SidePanel>
  );
}

function CellItems(props: AgingCellPanelProps & { readonly column: number | null }): ReactNode {
  const { t } = useTranslation('aging');
  const { cell, query, column, words } = props;
  const { row } = cell;
  const { by, ...filters } = query;
  const answer = useCall('aging.items', {
    ...filters,
    currency: row.currency,
    customer: row.customer,
    country: by === 'country' ? row.country : null,
    column,
  });
  if (answer.error !== null)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeleton height={200} mb="md" />;
  const items =
    by === 'item' && row.itemId !== null
      ? answer.data.items.filter((item) => item.itemId === row.itemId)
      : by === 'country' && row.country === null
        ? answer.data.items.filter((item) => item.country === null)
        : answer.data.items;
  const sum = items.reduce((total, item) => total + item.openMinor, 0);
  const shown = items.slice(0, SHOWN_ITEMS);
  return (
    <Section>
      <BigFigure>{formatMoney(sum, row.currency)}</BigFigure>
      <Rule>
        {column === null
          ? t('allItems', { asOf: formatDate(query.asOf) })
          : t('cellItems', { dates: words.dates(column), asOf: formatDate(query.asOf) })}{' '}
        {query.knownAt !== null && t('knownAt', { knownAt: formatInstant(query.knownAt) })}
      </Rule>
      <SmallTable
        columns={[
          { header: t('item') },
          ...(row.customer === null ? [{ header: t('customer') }] : []),
          { header: t(query.basis === 'due' ? 'due' : 'issued'), nowrap: true },
          { header: t('daysLate'), figure: true },
          { header: `${t('open')} ${row.currency}`, figure: true },
        ]}
        rows={shown.map((item) => ({
          key: item.itemId,
          cells: [
            <span key="item">
              <button
                type="button"
                className="quiet-link"
                onClick={() => props.onInvoice(item.invoice)}
              >
                {item.item}
              </button>
              {item.disputed && <span className="soft"> · {t('disputed')}</span>}
            </span>,
            ...(row.customer === null
              ? [
                  <Link
                    key="customer"
                    to={pathTo(['customers', item.customer])}
                    className="quiet-link"
                  >
                    {item.name}
                  </Link>,
                ]
              : []),
            formatDate(query.basis === 'due' ? item.dueOn : item.issuedOn),
            item.daysPastDue === 0 ? '–' : formatCount(item.daysPastDue),
            formatAmount(item.openMinor, item.currency),
          ],
        }))}
        total={[
          t('items', { count: items.length }),
          ...(row.customer === null ? [''] : []),
          '',
          '',
          formatAmount(sum, row.currency),
        ]}
      />
      {items.length > shown.length && (
        <Rule>{t('more', { count: items.length - shown.length })}</Rule>
      )}
    </Section>
  );
}

function OnAccount(props: { readonly cell: AgingCell; readonly query: AgingQuery }): ReactNode {
  const { t } = useTranslation('aging');
  const { row } = props.cell;
  return (
    <Section>
      <BigFigure>{formatMoney(row.onAccountMinor, row.currency)}</BigFigure>
      <Rule>{t('onAccountHint')}</Rule>
      {row.customer !== null && (
        <OnAccountOf customer={row.customer} currency={row.currency} query={props.query} />
      )}
    </Section>
  );
}

function OnAccountOf(props: {
  readonly customer: string;
  readonly currency: string;
  readonly query: AgingQuery;
}): ReactNode {
  const { t } = useTranslation('aging');
  const { asOf, knownAt } = props.query;
  const answer = useCall('customers.get', {
    asOf,
    knownAt,
    customer: props.customer,
  });
  if (answer.error !== null) return <ErrorState error={answer.error} />;
  if (answer.data === undefined) return <Skeleton height={80} />;
  return (
    <SmallTable
      columns={[
        { header: t('date'), nowrap: true },
        { header: t('from') },
        { header: t('received'), figure: true },
        { header: t('notApplied'), figure: true },
      ]}
      rows={answer.data.onAccount
        .filter((entry) => entry.currency === props.currency && entry.unallocatedMinor !== 0)
        .map((entry) => ({
          key: `${entry.kind} ${entry.number}`,
          cells: [
            formatDate(entry.effectiveOn),
            t(entry.kind, { number: entry.number }),
            formatAmount(entry.amountMinor, entry.currency),
            formatAmount(entry.unallocatedMinor, entry.currency),
          ],
        }))}
    />
  );
}
