/** What the columns of the ledger's lists have in common: text, date, moment, customer, currency. */
import type { TFunction } from 'i18next';
import type { Instant, IsoDate } from '../../../../domain/dates.ts';
import { formatDate, formatInstant } from '../../../format/format.ts';
import { Chip } from '../../../kit/chip.tsx';
import { ZERO_MARK, type GridColumn } from '../../../kit/table/index.ts';

export type Words = TFunction<'ledger'>;

export const text = <Row,>(
  id: string,
  header: string,
  width: number,
  value: (row: Row) => string,
  extra: Partial<GridColumn<Row>> = {},
): GridColumn<Row> => ({ id, header, width, kind: 'text', text: value, ...extra });

export const date = <Row,>(
  id: string,
  header: string,
  value: (row: Row) => IsoDate | null,
): GridColumn<Row> => ({
  id,
  header,
  width: 108, // "20 Nov 2026" beside the margin of the first column
  kind: 'date',
  text: (row) => value(row) ?? '',
  cell: (row) => {
    const day = value(row);
    return day === null ? ZERO_MARK : formatDate(day);
  },
});

export const moment = <Row,>(
  id: string,
  header: string,
  value: (row: Row) => Instant,
  startsHidden = true,
): GridColumn<Row> => ({
  id,
  header,
  width: 148,
  kind: 'text',
  startsHidden,
  text: value,
  cell: (row) => formatInstant(value(row)),
});

/** Null: no amount stands beside it. */
export const currencyColumn = <Row extends { readonly currency: string | null }>(
  t: Words,
): GridColumn<Row> =>
  text('currency', t('currency'), 52, (row) => row.currency ?? '', { always: true, brief: true });

/** Only what is not the usual: that it was reversed. */
export const stateColumn = <Row extends { readonly reversed: boolean }>(
  t: Words,
): GridColumn<Row> =>
  text('state', t('state'), 92, (row) => (row.reversed ? t('reversed') : ''), {
    brief: true,
    cell: (row) => (row.reversed ? <Chip>{t('reversed')}</Chip> : null),
  });

export const batchColumn = <Row extends { readonly batchId: number | null }>(
  t: Words,
): GridColumn<Row> =>
  text('batch', t('batch'), 70, (row) => (row.batchId === null ? '' : `#${row.batchId}`), {
    startsHidden: true,
  });
