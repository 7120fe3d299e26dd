/** Columns of the timeline: day, the line that tells it, amount; kind, number and when it was recorded on request. */
import { createElement } from 'react';
import type { TimelineEntry } from '../../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../../domain/money.ts';
import { formatAmount, formatDate, formatInstant, formatMoney } from '../../../format/format.ts';
import type { GridColumn } from '../../../kit/table/index.ts';
import { Link } from '../../../routing/router.tsx';
import { TIMELINE, timelineLine, type TimelineWords } from './timeline-events.ts';
import classes from './timeline.module.css';

/** `pathTo`: where the entry leads; null leads nowhere. */
export const timelineColumns = (
  t: TimelineWords,
  pathTo: (entry: TimelineEntry) => string | null,
): readonly GridColumn<TimelineEntry>[] => [
  {
    id: 'effectiveOn',
    header: t('date'),
    kind: 'date',
    width: 116, // "20 Nov 2026" beside the margin of the first column
    always: true,
    text: (row) => row.effectiveOn,
    cell: (row) => formatDate(row.effectiveOn),
  },
  {
    id: 'kind',
    header: t('kind'),
    kind: 'text',
    width: 156,
    // The line beside it says it too, with its icon.
    startsHidden: true,
    text: (row) => t(`kinds.${row.kind}`),
  },
  {
    id: 'reference',
    header: t('reference'),
    kind: 'text',
    width: 120,
    startsHidden: true,
    text: (row) => row.reference,
    cell: (row) => {
      const path = pathTo(row);
      return path === null || row.reference === '' ? (
        row.reference
      ) : (
        <Link to={path} className="quiet-link" title={row.reference} tabIndex={-1}>
          {row.reference}
        </Link>
      );
    },
  },
  {
    id: 'detail',
    header: t('detail'),
    kind: 'text',
    width: 190,
    grow: true,
    text: (row) => timelineLine(row, t),
    cell: (row) => {
      const line = timelineLine(row, t);
      const { icon, role } = TIMELINE[row.kind];
      return (
        <span className={classes.line} data-role={role} title={line}>
          {createElement(icon, { size: 15, stroke: 1.75, 'aria-hidden': true })}
          <span className="one-line">{line}</span>
        </span>
      );
    },
  },
  {
    // Several currencies in one stream: the code stands with the amount.
    id: 'amount',
    header: t('amount'),
    kind: 'money',
    width: 116,
    chars: (row) =>
      row.amountMinor === null || row.currency === null
        ? 0
        : formatMoney(row.amountMinor, row.currency).length,
    text: (row) =>
      row.amountMinor === null || row.currency === null
        ? ''
        : `${minorToDecimal(row.amountMinor, row.currency)} ${row.currency}`,
    cell: (row) =>
      row.amountMinor === null || row.currency === null ? (
        ''
      ) : (
        <span title={formatMoney(row.amountMinor, row.currency)}>
          {formatAmount(row.amountMinor, row.currency)} <span className="soft">{row.currency}</span>
        </span>
      ),
  },
  {
    id: 'recordedAt',
    header: t('recorded'),
    kind: 'text',
    width: 150,
    startsHidden: true,
    text: (row) => formatInstant(row.recordedAt),
  },
];
