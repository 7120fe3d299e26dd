/** Which drafting a table goes through, by its kind. Bank lists have one of their own. */
import type { ImportMapping } from '../../../contract/calls/imports.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { exchangeColumns } from '../../../domain/imports/columns/exchange-files.ts';
import type {
  ColumnMap,
  CustomerListField,
  TableColumns,
} from '../../../domain/imports/columns/vocabulary.ts';
import { draftCustomerList } from '../../../domain/imports/drafts/customers/draft-customer-list.ts';
import { draftAllocations } from '../../../domain/imports/drafts/draft-allocations.ts';
import { draftCaseFacts } from '../../../domain/imports/drafts/draft-case-facts.ts';
import { draftCredits } from '../../../domain/imports/drafts/draft-credits.ts';
import { draftCustomers } from '../../../domain/imports/drafts/draft-customers.ts';
import { draftInvoices, type InvoiceFile } from '../../../domain/imports/drafts/draft-invoices.ts';
import { snapshotDay } from '../../../domain/imports/snapshot/snapshot-day.ts';
import { EXCHANGE_CELLS } from '../../../domain/imports/drafts/invoices/exchange-cells.ts';
import type { Drafting } from '../../../domain/imports/drafts/drafted-file.ts';
import { exactReading } from '../../../domain/imports/values/read-cells.ts';
import type { Table } from '../../../formats/in/open-table.ts';
import type { TableKind } from '../recognise.ts';

/** Columns of the exchange file of invoices that mean the same as in a list. */
const SAME_IN_LISTS = [
  'invoice',
  'customer',
  'issued_on',
  'due_on',
  'currency',
  'terms',
  'contract',
  'po',
  'goods',
  'quantity',
  'disputed',
  'goods_code',
  'unit',
  'unit_price',
] as const;

/** `zone`: IANA name of the company's, for time stamps that name theirs. */
export function draftingOf(
  kind: Exclude<TableKind, 'bank-list'>,
  mapping: ImportMapping,
  { layout, dayNumbersFrom }: Table,
  fileName: string,
  today: IsoDate,
  zone: string | undefined,
): Drafting {
  const { headers } = layout;
  const reading = {
    dateOrder: mapping.dateOrder,
    decimalMark: mapping.decimalMark,
    dayNumbersFrom,
    zone,
    currency: mapping.currency,
    exact: false,
  };
  switch (kind) {
    case 'customers':
      return draftCustomers(headers, mapping.currency, today);
    case 'receipts':
    case 'credit-notes':
      return draftCredits(kind, headers, mapping.currency);
    case 'case-facts':
    case 'orders':
      return draftCaseFacts(kind, headers, mapping.currency);
    case 'allocations':
      return draftAllocations(headers, mapping.currency);
    case 'invoices': {
      const places = exchangeColumns('invoices', headers);
      const columns: Partial<Record<keyof ColumnMap, number>> = {};
      for (const field of SAME_IN_LISTS) {
        const place = places.get(field);
        if (place !== undefined) columns[field] = place;
      }
      columns.amount = places.get('gross') as number;
      const net = places.get('line_net');
      if (net !== undefined) columns.line_amount = net;
      const exchangePlaces = Object.fromEntries(
        EXCHANGE_CELLS.flatMap((name) => {
          const place = places.get(name);
          return place === undefined ? [] : [[name, place]];
        }),
      );
      return draftInvoices({
        headers,
        columns,
        today,
        instalmentColumn: places.get('instalment') ?? null,
        kindColumn: places.get('kind'),
        exchangePlaces,
        ...exactReading(mapping.currency),
      });
    }
    case 'invoice-list':
      return draftInvoices({
        ...reading,
        headers,
        today,
        columns: mapping.columns as ColumnMap,
        instalmentColumn: null,
        snapshot: snapshotOf(mapping, layout.banner, fileName, today),
      });
    case 'customer-list':
      return draftCustomerList({
        ...reading,
        headers,
        today,
        columns: mapping.columns as TableColumns<CustomerListField>,
      });
  }
}

/** The day of which a list of open items is, when it is one; undefined: the person says that it is none. */
function snapshotOf(
  { snapshot, dateOrder }: ImportMapping,
  banner: Table['layout']['banner'],
  fileName: string,
  today: IsoDate,
): InvoiceFile['snapshot'] {
  if (snapshot === 'no') return undefined;
  const said = snapshot === 'auto' ? null : snapshot;
  const cells = banner.flatMap(({ fields }) => fields);
  return { ...snapshotDay(said, cells, fileName, dateOrder, today), isSaid: said !== null };
}
