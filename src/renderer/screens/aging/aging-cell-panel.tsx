/** Behind a figure of the matrix: its items, the dates of the column, the sum that must match. */
import { useState, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgingQuery, AgingReport } from '../../../contract/calls/aging.ts';
import type { Bucket } from '../../../contract/calls/buckets.ts';
import { useCall } from '../../data/use-call.ts';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatInstant,
  formatMoney,
} from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { BucketMark } from '../../kit/charts/bucket-mark.tsx';
import { BucketWhy } from '../../kit/explain/bucket-why.tsx';
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
  const [chosen, setChosen] = useState<number | null>(null);
  const { by, ...filters } = query;
  const answer = useCall('aging.items', {
    ...filters,
    currency: row.currency,
    customer: row.customer,
    country: by === 'country' ? row.country : null,
    column,
  });
  const buckets = useCall(
    'buckets.items',
    { asOf: query.asOf, knownAt: query.knownAt, customer: row.customer },
    { enabled: query.into === 'bucket' },
  );
  const bucketOf = (itemId: number): Bucket | null =>
    buckets.data?.rows.find((one) => one.itemId === itemId)?.bucket ?? null;
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
  // The oldest, until another one is asked about.
  const asked = shown.find(({ itemId }) => itemId === chosen) ?? shown[0];
  const table = (
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
          ...(query.into === 'bucket' ? [{ header: t('bucket'), nowrap: true }] : []),
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
            ...(query.into === 'bucket'
              ? [
                  <button
                    key="why"
                    type="button"
                    className="quiet-link"
                    aria-pressed={asked?.itemId === item.itemId}
                    title={t('whyOf', { item: item.item })}
                    onClick={() => setChosen(item.itemId)}
                  >
                    <InBucket bucket={bucketOf(item.itemId)} />
                  </button>,
                ]
              : []),
            formatAmount(item.openMinor, item.currency),
          ],
        }))}
        total={[
          t('items', { count: items.length }),
          ...(row.customer === null ? [''] : []),
          '',
          '',
          ...(query.into === 'bucket' ? [''] : []),
          formatAmount(sum, row.currency),
        ]}
      />
      {items.length > shown.length && (
        <Rule>{t('more', { count: items.length - shown.length })}</Rule>
      )}
    </Section>
  );
  if (query.into === 'age' || asked === undefined) return table;
  return (
    <>
      {table}
      <BucketWhy customer={asked.customer} itemId={asked.itemId} name={asked.item} />
    </>
  );
}

/** Mark and word. */
function InBucket(props: { readonly bucket: Bucket | null }): ReactNode {
  const { t } = useTranslation('aging');
  if (props.bucket === null) return '–';
  return (
    <>
      <BucketMark bucket={props.bucket} /> {t(`bucket_${props.bucket}`)}
    </>
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
