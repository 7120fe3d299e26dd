/**
 * Exchange files `case-facts` and `orders`: what is recorded about customers beside documents and money, one
 * row a fact. Which kinds there are and what each needs stands in `domain/facts/case-facts.ts`; an order is one
 * of them, with columns of its own.
 *
 *     P-1,promise,C1,INV-1,2026-03-02,2026-03-06,EUR,500.00,Ana,,how=transfer,
 *     ,end,C1,,2026-03-10,,,,,paid in full,,H-2      H-2 no longer counts from 10 March
 *
 *     order 4711,C1,2026-03-02,EUR,900.00,,2026-03-05,,    released on 5 March, not delivered yet
 *
 * Rows may name keys of the same file in any order. A row is a duplicate when the ledger has a fact
 * that says the same, under the same key if it has one.
 */
import type { CurrencyCode } from '../../money.ts';
import { CASE_FACT_KINDS, isCaseFactKind, type CaseDetails } from '../../facts/case-facts.ts';
import { itemsText, readDetails, readItems, type WrittenItem } from '../../facts/case-text.ts';
import { NO_DRAFTS, NO_FACTS, type FactDrafts } from '../../facts/drafts.ts';
import type { Result } from '../../result.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  totalsByCurrency,
  type DraftedFile,
  type DraftedRow,
  type Drafting,
  type SourceRow,
} from './drafted-file.ts';
import { settleCaseFacts } from './case-facts/settle-case-facts.ts';
import type { WrittenCaseFact } from './case-facts/written-fact.ts';
import { exchangeColumns } from '../columns/exchange-files.ts';
import { furtherText } from '../columns/further-columns.ts';
import { findingAt, shortened, type ImportFinding } from '../findings.ts';
import { cellReader, exactReading } from '../values/read-cells.ts';
import { rowFault, strayQuote } from './row-faults.ts';
import { list, type Text, say } from '../../texts/text.ts';

const NO_DETAILS: CaseDetails = {};
const NO_ITEMS: readonly WrittenItem[] = [];

/** Columns of `orders` that have another name in `case-facts`. */
const OF_ORDERS: Readonly<Record<string, string>> = {
  key: 'order',
  on: 'ordered_on',
  amount: 'gross',
  details: 'quantity',
};

export function draftCaseFacts(
  file: 'case-facts' | 'orders',
  headers: readonly string[],
  currency: CurrencyCode,
): Drafting {
  const places = exchangeColumns(file, headers);
  const at = (name: string): number | undefined =>
    places.get(file === 'orders' ? (OF_ORDERS[name] ?? name) : name);
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, exactReading(currency), (finding) => findings.push(finding));
  const further = furtherText(headers, new Set(places.values()));
  const rows: WrittenCaseFact[] = [];
  /** Rows that cannot be read are counted, and kept only where the preview shows them. */
  let unreadable = 0;
  const shownUnreadable = new Map<number, DraftedRow>();

  /** A cell in a grammar of its own; a fault is said and leaves `none`. */
  const read = <T>(name: string, none: T, reader: (written: string) => Result<T, Text>): T => {
    const written = cells.text(at(name));
    if (written === '') return none;
    const value = reader(written);
    if (value.ok) return value.value;
    cells.refuse(`${name}_unreadable`, at(name) ?? null, value.error);
    return none;
  };

  const orderDetails = (): CaseDetails => {
    const written: Record<string, string | null> = {
      quantity: cells.text(at('quantity')),
      released_on: cells.date(at('released_on'), false),
      delivered_on: cells.date(at('delivered_on'), false),
      invoice: cells.text(at('invoice')),
    };
    return Object.fromEntries(
      Object.entries(written).filter((one): one is [string, string] => (one[1] ?? '') !== ''),
    );
  };

  /** Equal texts of many rows as one: of 200,000 rows it is some 30 MB less. */
  const texts = new Map<string, string>();
  const once = <T extends string>(text: T): T => {
    const known = texts.get(text);
    if (known !== undefined) return known as T;
    if (texts.size < MOST_TEXTS) texts.set(text, text);
    return text;
  };

  function readRow(source: SourceRow): WrittenCaseFact | null {
    const fault = rowFault(source, headers);
    if (fault !== null) {
      findings.push(fault);
      return null;
    }
    const stray = strayQuote(source, headers);
    if (stray !== null) findings.push(stray);
    cells.begin(source);
    const kind = file === 'orders' ? 'order' : cells.text(at('kind'));
    if (!isCaseFactKind(kind))
      cells.refuse(
        'not_a_kind',
        at('kind') ?? null,
        kind === ''
          ? say`the kind is missing (${list(CASE_FACT_KINDS)})`
          : say`"${shortened(kind)}" is not a kind of case fact (${list(CASE_FACT_KINDS)})`,
      );
    const on = cells.date(at('on'), true);
    const until = cells.date(at('until'), false);
    const written = cells.text(at('currency'));
    const items = read('items', NO_ITEMS, readItems);
    const details = file === 'orders' ? orderDetails() : read('details', NO_DETAILS, readDetails);
    const key = cells.text(at('key'));
    if (file === 'orders' && key === '')
      cells.refuse('no_order', at('key') ?? null, say`the number of the order is missing`);
    const rowCurrency = written === '' ? '' : cells.currencyOf(at('currency'));
    if (!cells.ok() || on === null || !isCaseFactKind(kind)) return null;
    return {
      line: source.line,
      status: 'new',
      key,
      kind: once(kind),
      customer: once(cells.text(at('customer'))),
      items: items.length === 0 ? NO_ITEMS : items,
      on: once(on),
      until: until === null ? null : once(until),
      currency: once(rowCurrency),
      amount: cells.text(at('amount')),
      person: once(cells.text(at('person'))),
      note: [cells.text(at('note')), further(source.fields)]
        .filter((part) => part !== '')
        .join('; '),
      details,
      about: cells.text(at('ends')),
      draft: null,
    };
  }

  return {
    row(source) {
      const row = readRow(source);
      if (row !== null) rows.push(row);
      else {
        if (unreadable + rows.length < ROWS_SHOWN)
          shownUnreadable.set(source.line, {
            ...NOTHING_SHOWN,
            line: source.line,
            document: cells.text(at('key')),
            customer: cells.text(at('customer')),
          });
        unreadable += 1;
      }
    },

    *finish(known) {
      const facts = yield* settleCaseFacts(
        rows,
        known,
        currency,
        (severity, code, row, name, what) =>
          findings.push(
            findingAt(severity, code, row.line, headers[at(name) ?? -1]?.trim() ?? name, what),
          ),
      );
      const counts = { new: 0, duplicate: 0, refused: unreadable };
      const totals = totalsByCurrency();
      for (const row of rows) {
        counts[row.status] += 1;
        const { draft } = row;
        if (row.status === 'new' && draft?.amountMinor != null)
          totals.add(draft.currency ?? currency, draft.amountMinor);
      }
      const shown = [
        ...shownUnreadable.values(),
        ...rows.slice(0, ROWS_SHOWN).map((row) => rowShown(row)),
      ]
        .sort((a, b) => a.line - b.line)
        .slice(0, ROWS_SHOWN);
      const file: DraftedFile = {
        read: rows.length + unreadable,
        ...counts,
        facts: { ...NO_FACTS, caseFacts: facts.length },
        customersNamed: new Set(facts.map((fact) => fact.customer)).size,
        totals: totals.list(),
        findings: sortFindings(findings),
        rows: shown,
        *chunks(size): Generator<FactDrafts> {
          for (let from = 0; from < facts.length; from += size)
            yield { ...NO_DRAFTS, caseFacts: facts.slice(from, from + size) };
        },
      };
      // From here on only what will be recorded is kept: a file may have 200,000 rows.
      rows.length = 0;
      texts.clear();
      return file;
    },
  };
}

/** So that a file of nothing but different texts does not keep them twice. */
const MOST_TEXTS = 50_000;

const NOTHING_SHOWN: DraftedRow = {
  line: 0,
  status: 'refused',
  document: '',
  customer: '',
  name: '',
  issuedOn: null,
  dueOn: null,
  settledOn: null,
  currency: '',
  amountMinor: null,
  disputed: false,
};

const rowShown = (row: WrittenCaseFact): DraftedRow => ({
  ...NOTHING_SHOWN,
  line: row.line,
  status: row.status,
  document: [row.draft?.key ?? row.key, row.kind, itemsText(row.items)]
    .filter((part) => part !== '')
    .join(' '),
  customer: row.customer,
  issuedOn: row.on,
  dueOn: row.until,
  currency: row.draft?.currency ?? row.currency,
  amountMinor: row.draft?.amountMinor ?? null,
});
