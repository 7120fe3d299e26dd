/**
 * Exchange file `customers`: profiles. A known customer with the same profile is a duplicate; with
 * another one it gets a new version from today on.
 *
 *     C1,Müller GmbH,DE,de,EUR,DE123456789,company,…,30 days,5000.00,DE
 */
import type { IsoDate } from '../../dates.ts';
import { NO_DRAFTS, type CustomerDraft, type DebtorKind, type FactDrafts } from '../../facts.ts';
import type { CurrencyCode } from '../../money.ts';
import { ROWS_BETWEEN_YIELDS } from './compare-invoices.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  type DraftedFile,
  type DraftedRow,
  type Drafting,
  type RowStatus,
} from './drafted-file.ts';
import { exchangeColumns } from '../columns/exchange-files.ts';
import { findingAt, findingOnFile, counted, quote, type ImportFinding } from '../findings.ts';
import { furtherColumns } from '../columns/further-columns.ts';
import type { KnownCustomer } from './known-documents.ts';
import { readCountry } from '../values/read-country.ts';
import { cellReader } from '../values/read-cells.ts';
import { rowFault, strayQuote } from './row-faults.ts';

const KINDS: readonly DebtorKind[] = ['company', 'sole_trader', 'individual', 'public_body'];
const LIMITS = { code: 60, name: 200, other: 500 } as const;

interface Row {
  readonly line: number;
  status: RowStatus;
  readonly draft: CustomerDraft | null;
  readonly code: string;
  readonly name: string;
}

/** `today`: from when a changed profile counts. */
export function draftCustomers(
  headers: readonly string[],
  currency: CurrencyCode,
  today: IsoDate,
): Drafting {
  const places = exchangeColumns('customers', headers);
  const at = (name: string): number | undefined => places.get(name);
  const findings: ImportFinding[] = [];
  const cells = cellReader(
    headers,
    { dateOrder: 'ymd', decimalMark: '.', currency, exact: true },
    (finding) => findings.push(finding),
  );
  const notesOf = furtherColumns(headers, new Set(places.values()));
  const rows: Row[] = [];
  const firsts = new Map<string, Row>();

  return {
    row(source) {
      const fault = rowFault(source, headers);
      if (fault !== null) {
        findings.push(fault);
        rows.push({ line: source.line, status: 'refused', draft: null, code: '', name: '' });
        return;
      }
      const stray = strayQuote(source, headers);
      if (stray !== null) findings.push(stray);
      cells.begin(source);
      const code = cells.text(at('customer'));
      if (code === '')
        cells.refuse('customer_missing', at('customer') ?? null, 'the customer code is missing');
      if (code.length > LIMITS.code)
        cells.refuse(
          'value_too_long',
          at('customer') ?? null,
          `${quote(code)} has more than ${LIMITS.code} characters`,
        );
      const name = cells.text(at('name'));
      if (name === '') cells.refuse('name_missing', at('name') ?? null, 'the name is missing');
      if (name.length > LIMITS.name)
        cells.refuse(
          'value_too_long',
          at('name') ?? null,
          `${quote(name)} has more than ${LIMITS.name} characters`,
        );
      const countryText = cells.text(at('country'));
      const country = readCountry(countryText);
      if (countryText !== '' && country === null)
        cells.refuse(
          'not_a_country',
          at('country') ?? null,
          `${quote(countryText)} is not a country (write two letters, like ES)`,
        );
      const language = cells.text(at('language')).toLowerCase();
      if (language !== '' && !/^[a-z]{2}$/.test(language))
        cells.refuse(
          'not_a_language',
          at('language') ?? null,
          `${quote(language)} is not a language (write two letters, like es)`,
        );
      const kindText = cells.text(at('kind')).toLowerCase().replaceAll(' ', '_');
      const kind = kindText === '' ? 'company' : KINDS.find((known) => known === kindText);
      if (kind === undefined)
        cells.refuse(
          'not_a_kind',
          at('kind') ?? null,
          `${quote(kindText)} is not a kind of customer (${KINDS.join(', ')})`,
        );
      const hasCurrency = cells.text(at('currency')) !== '';
      const own = cells.currencyOf(at('currency'));
      const limitAt = at('credit_limit');
      const limit =
        limitAt === undefined || cells.text(limitAt) === ''
          ? null
          : cells.amount(limitAt, own, true);
      if (limit !== null && limit.minor < 0)
        cells.refuse(
          'negative_amount',
          limitAt ?? null,
          `${quote(cells.text(limitAt))} is negative; a credit limit is zero or more`,
        );
      const draft: CustomerDraft = {
        code,
        name,
        country,
        effectiveOn: today,
        language: language === '' ? null : language,
        currency: hasCurrency || limit !== null ? own : null,
        taxId: cells.text(at('tax_id')),
        kind: kind ?? 'company',
        email: cells.text(at('email')),
        phone: cells.text(at('phone')),
        address: cells.text(at('address')),
        terms: cells.text(at('terms')),
        creditLimitMinor: limit?.minor ?? null,
        governingLaw: cells.text(at('governing_law')),
        notes: notesOf(source.fields),
      };
      const row: Row = {
        line: source.line,
        status: cells.ok() ? 'new' : 'refused',
        draft: cells.ok() ? draft : null,
        code,
        name,
      };
      rows.push(row);
      if (row.draft === null) return;
      const first = firsts.get(code);
      if (first === undefined) firsts.set(code, row);
      else if (first.draft !== null && JSON.stringify(first.draft) === JSON.stringify(draft)) {
        row.status = 'duplicate';
        findings.push(
          findingAt(
            'note',
            'repeated_row',
            row.line,
            'customer',
            `customer ${quote(code)} stands in line ${first.line} already, word for word; it counts once`,
          ),
        );
      } else {
        row.status = 'refused';
        findings.push(
          findingAt(
            'refused',
            'number_twice',
            row.line,
            'customer',
            `customer ${quote(code)} stands in line ${first.line} with other content; a code can be used once`,
          ),
        );
      }
    },

    *finish(known) {
      const counts = { new: 0, duplicate: 0, refused: 0 };
      let changed = 0;
      let done = 0;
      for (const row of rows) {
        done += 1;
        if (done % ROWS_BETWEEN_YIELDS === 0) yield;
        if (row.status === 'new' && row.draft !== null) {
          const inLedger = known.customer(row.code);
          if (inLedger !== null && sameProfile(row.draft, inLedger)) row.status = 'duplicate';
          else if (inLedger !== null) changed += 1;
        }
        counts[row.status] += 1;
      }
      if (changed > 0)
        findings.push(
          findingOnFile(
            'note',
            'changed_profile',
            `${counted(changed, 'customer')} of the ledger ${changed === 1 ? 'has' : 'have'} another profile in the file; the new one counts from ${today}`,
          ),
        );
      const drafts = rows.flatMap((row) =>
        row.status === 'new' && row.draft !== null ? [row.draft] : [],
      );
      const file: DraftedFile = {
        read: rows.length,
        ...counts,
        facts: {
          customers: drafts.length,
          invoices: 0,
          creditNotes: 0,
          receipts: 0,
          allocations: 0,
          disputes: 0,
        },
        customersNamed: drafts.length,
        totals: [],
        findings: sortFindings(findings),
        rows: rows.slice(0, ROWS_SHOWN).map((row): DraftedRow => ({
          line: row.line,
          status: row.status,
          document: row.code,
          customer: row.code,
          name: row.name,
          issuedOn: null,
          dueOn: null,
          settledOn: null,
          currency: row.draft?.currency ?? '',
          amountMinor: row.draft?.creditLimitMinor ?? null,
          disputed: false,
        })),
        *chunks(size): Generator<FactDrafts> {
          for (let from = 0; from < drafts.length; from += size)
            yield { ...NO_DRAFTS, customers: drafts.slice(from, from + size) };
        },
      };
      return file;
    },
  };
}

const sameProfile = (draft: CustomerDraft, known: KnownCustomer): boolean =>
  draft.name === known.name &&
  draft.country === known.country &&
  draft.language === known.language &&
  draft.currency === known.currency &&
  draft.taxId === known.taxId &&
  draft.kind === known.kind &&
  draft.email === known.email &&
  draft.phone === known.phone &&
  draft.address === known.address &&
  draft.terms === known.terms &&
  draft.creditLimitMinor === known.creditLimitMinor &&
  draft.governingLaw === known.governingLaw &&
  draft.notes === known.notes;
