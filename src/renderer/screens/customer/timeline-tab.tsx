/** Everything that happened with a customer in one stream, newest first; groups can be left out. */
import { useMemo, useState, type ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { CustomerDetail, TimelineEntry } from '../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../domain/money.ts';
import { useMoment } from '../../data/as-of.tsx';
import { formatAmount, formatDate, formatInstant, formatMoney } from '../../format/format.ts';
import { DataGrid, type GridColumn } from '../../kit/table/index.ts';

/** Which kinds belong together in the filter. A kind is in exactly one group. */
export const TIMELINE_GROUPS = {
  invoices: ['invoice', 'credit_note'],
  money: ['receipt', 'allocation'],
  disputes: ['dispute', 'dispute_resolved'],
  letters: ['letter', 'letter_cancelled'],
  corrections: ['reversal', 'profile'],
} as const satisfies Record<string, readonly TimelineEntry['kind'][]>;
type Group = keyof typeof TIMELINE_GROUPS;
const GROUPS = Object.keys(TIMELINE_GROUPS) as Group[];

type Row = TimelineEntry & { readonly key: string };
const rowKey = (row: Row): string => row.key;

function columnsOf(t: TFunction<'customer'>): readonly GridColumn<Row>[] {
  return [
    {
      id: 'effectiveOn',
      header: t('timeline.date'),
      kind: 'date',
      width: 112,
      always: true,
      descFirst: true,
      text: (row) => row.effectiveOn,
      cell: (row) => formatDate(row.effectiveOn),
      sortBy: (row) => row.effectiveOn,
    },
    {
      id: 'kind',
      header: t('timeline.kind'),
      kind: 'text',
      width: 140,
      text: (row) => t(`timeline.kinds.${row.kind}`),
      sortBy: (row) => t(`timeline.kinds.${row.kind}`),
    },
    {
      id: 'reference',
      header: t('timeline.reference'),
      kind: 'text',
      width: 150,
      text: (row) => row.reference,
      sortBy: (row) => row.reference,
    },
    {
      id: 'detail',
      header: t('timeline.detail'),
      kind: 'text',
      width: 260,
      grow: true,
      text: (row) => row.detail,
    },
    {
      // Several currencies in one stream: the code stands with the amount.
      id: 'amount',
      header: t('timeline.amount'),
      kind: 'money',
      width: 140,
      text: (row) =>
        row.amountMinor === null || row.currency === null
          ? ''
          : `${minorToDecimal(row.amountMinor, row.currency)} ${row.currency}`,
      cell: (row) =>
        row.amountMinor === null || row.currency === null ? (
          ''
        ) : (
          <span title={formatMoney(row.amountMinor, row.currency)}>
            {formatAmount(row.amountMinor, row.currency)}{' '}
            <span className="soft">{row.currency}</span>
          </span>
        ),
    },
    {
      id: 'recordedAt',
      header: t('timeline.recorded'),
      kind: 'text',
      width: 150,
      startsHidden: true,
      text: (row) => formatInstant(row.recordedAt),
      sortBy: (row) => row.recordedAt,
    },
  ];
}

export function TimelineTab(props: { readonly detail: CustomerDetail | undefined }): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const [group, setGroup] = useState<Group | 'all'>('all');
  const all = useMemo(
    () => props.detail?.timeline.map((entry, index) => ({ ...entry, key: String(index) })),
    [props.detail],
  );
  const rows = useMemo(() => {
    if (group === 'all') return all;
    const kinds: readonly string[] = TIMELINE_GROUPS[group];
    return all?.filter((entry) => kinds.includes(entry.kind));
  }, [all, group]);
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <DataGrid
      name="timeline"
      label={t('tabs.timeline')}
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      countText={(count) => t('timeline.count', { count })}
      left={
        <SegmentedControl
          aria-label={t('timeline.kind')}
          value={group}
          onChange={(value) => setGroup(value as Group | 'all')}
          data={[
            { value: 'all', label: t('timeline.all') },
            ...GROUPS.map((one) => ({ value: one, label: t(`timeline.groups.${one}`) })),
          ]}
        />
      }
      empty={
        all?.length === 0
          ? { title: t('timeline.emptyTitle'), text: t('timeline.emptyText') }
          : { title: t('timeline.noneOfKind', { date: formatDate(moment.asOf) }) }
      }
      autoFocus
    />
  );
}
