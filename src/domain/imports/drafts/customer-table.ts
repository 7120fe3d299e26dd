/**
 * The customers that the rows of a file speak of: one entry a code, its spellings counted.
 *
 *     0200769623: "WAL-MAR corp" 248 times, "WAL-MAR systems" 257 times, …  ->  "WAL-MAR systems"
 *
 * The most frequent spelling is kept; of equally frequent ones the last in the file.
 */
import type { IsoDate } from '../../dates.ts';
import type { CustomerDraft } from '../../facts/drafts.ts';
import { findingOnFile, shortened, type ImportFinding } from '../findings.ts';
import type { KnownDocuments } from './known-documents.ts';
import { readCountry } from '../values/read-country.ts';
import { count, plural, say } from '../../texts/text.ts';

export interface CustomerCells {
  readonly name: string;
  readonly country: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly taxId: string;
}

interface Entry {
  readonly code: string;
  /** Another code that the ledger knows the customer by; null: its own. */
  means: string | null;
  /** `means` was proved by a document. */
  isProved: boolean;
  /** Spelling → how often, and its place in the order of last appearance. */
  readonly names: Map<string, { count: number; last: number }>;
  country: string;
  email: string;
  phone: string;
  address: string;
  taxId: string;
  firstOn: IsoDate | null;
  /** Rows that will be recorded. */
  newRows: number;
}

export interface CustomerTable {
  /** Index of the customer of a row. */
  see(code: string, cells: CustomerCells): number;
  /** A row of this customer will be recorded, with effect on `on`. */
  willRecord(index: number, on: IsoDate): void;
  /** Customers that some row will be recorded of. */
  named(): number;
  codeOf(index: number): string;
  nameOf(index: number): string;
  /** A document proves that the customer is the one of this code, whose zeros the file has lost. */
  means(index: number, code: string): void;
  /** From now on codes are who they mean: the survivor of a merged customer, the owner of an alias. */
  meanNow(known: KnownDocuments): void;
  /** All codes end in `.0` because a spreadsheet took them for numbers: take it off. Says so. */
  dropPointZero(column: string): ImportFinding | null;
  /** Customers to record: those with new rows that the ledger has not. Findings are added. */
  drafts(
    known: KnownDocuments,
    headers: CustomerHeaders,
    findings: ImportFinding[],
  ): CustomerDraft[];
}

/** Column names for the sentences; null: the file has no such column. */
export interface CustomerHeaders {
  readonly code: string;
  readonly name: string | null;
  readonly country: string | null;
  /** Exchange files bring customers in a file of their own: an unknown code deserves a word. */
  readonly tellUnknown: boolean;
}

export function customerTable(): CustomerTable {
  const entries: Entry[] = [];
  const byCode = new Map<string, number>();
  let sequence = 0;
  let dropped = false;

  const bestName = (entry: Entry): string => {
    let best = '';
    let rank = { count: 0, last: 0 };
    for (const [name, seen] of entry.names)
      if (seen.count > rank.count || (seen.count === rank.count && seen.last > rank.last)) {
        best = name;
        rank = seen;
      }
    return best;
  };
  const written = (entry: Entry): string => (dropped ? entry.code.slice(0, -2) : entry.code);
  const codeOf = (entry: Entry): string => entry.means ?? written(entry);

  return {
    see(code, cells) {
      let index = byCode.get(code);
      if (index === undefined) {
        index = entries.length;
        byCode.set(code, index);
        entries.push({
          code,
          means: null,
          isProved: false,
          names: new Map(),
          country: '',
          email: '',
          phone: '',
          address: '',
          taxId: '',
          firstOn: null,
          newRows: 0,
        });
      }
      const entry = entries[index] as Entry;
      sequence += 1;
      if (cells.name !== '') {
        const seen = entry.names.get(cells.name);
        if (seen === undefined) entry.names.set(cells.name, { count: 1, last: sequence });
        else {
          seen.count += 1;
          seen.last = sequence;
        }
      }
      if (entry.country === '') entry.country = cells.country;
      if (entry.email === '') entry.email = cells.email;
      if (entry.phone === '') entry.phone = cells.phone;
      if (entry.address === '') entry.address = cells.address;
      if (entry.taxId === '') entry.taxId = cells.taxId;
      return index;
    },
    willRecord(index, on) {
      const entry = entries[index] as Entry;
      entry.newRows += 1;
      if (entry.firstOn === null || on < entry.firstOn) entry.firstOn = on;
    },
    named: () => entries.filter((entry) => entry.newRows > 0).length,
    codeOf: (index) => (index < 0 ? '' : codeOf(entries[index] as Entry)),
    nameOf: (index) => (index < 0 ? '' : bestName(entries[index] as Entry)),
    means(index, code) {
      const entry = entries[index];
      if (entry === undefined || codeOf(entry) === code) return;
      entry.means = code;
      entry.isProved = true;
    },
    meanNow({ codeNow }) {
      if (codeNow === undefined) return;
      for (const entry of entries) {
        if (entry.isProved) continue;
        const code = written(entry);
        const now = codeNow(code);
        entry.means = now === code ? null : now;
      }
    },
    dropPointZero(column) {
      if (entries.length === 0 || !entries.every((entry) => /^\d+\.0$/.test(entry.code)))
        return null;
      dropped = true;
      return findingOnFile(
        'note',
        'point_zero_dropped',
        say`column "${column}": every value ends in ".0", as spreadsheets write numbers; it was taken off`,
        column,
      );
    },
    drafts(known, headers, findings) {
      const countries = entries.filter((entry) => entry.country !== '');
      const readable = countries.filter((entry) => readCountry(entry.country) !== null);
      // One code that happens to be a country's number (818 is Egypt's) does not make a column ISO.
      const areCountries = readable.length * 2 > countries.length;
      if (headers.country !== null && countries.length > 0 && readable.length < countries.length) {
        const example = countries.find((entry) => readCountry(entry.country) === null) as Entry;
        findings.push(
          areCountries
            ? findingOnFile(
                'note',
                'country_unknown',
                say`column "${headers.country}": "${shortened(example.country)}" is not a country; it was kept as a note (so for ${count(countries.length - readable.length, 'customer')})`,
                headers.country,
              )
            : findingOnFile(
                'note',
                'country_unknown',
                say`column "${headers.country}": values like "${shortened(example.country)}" are not countries (ISO codes or names); they were kept as notes`,
                headers.country,
              ),
        );
      }
      const drafts: CustomerDraft[] = [];
      let keptLedgerNames = 0;
      let unknown = 0;
      let unknownExample = '';
      for (const entry of entries) {
        const code = codeOf(entry);
        const name = bestName(entry);
        const inLedger = known.customer(code);
        if (inLedger !== null) {
          if (entry.newRows > 0 && name !== '' && name !== inLedger.name && name !== code)
            keptLedgerNames += 1;
          continue;
        }
        if (entry.newRows === 0 || entry.firstOn === null) continue;
        if (entry.names.size > 1)
          findings.push(
            findingOnFile(
              'note',
              'several_names',
              say`customer "${shortened(code)}": its name is spelled in ${entry.names.size} ways; the most frequent, "${shortened(name)}", was taken`,
              headers.name,
            ),
          );
        if (headers.tellUnknown) {
          unknown += 1;
          unknownExample ||= code;
        }
        const country = areCountries ? readCountry(entry.country) : null;
        drafts.push({
          code,
          effectiveOn: entry.firstOn,
          name: name === '' ? code : name,
          country,
          language: null,
          currency: null,
          taxId: entry.taxId,
          kind: 'company',
          email: entry.email,
          phone: entry.phone,
          address: entry.address,
          terms: '',
          creditLimitMinor: null,
          governingLaw: '',
          notes:
            entry.country !== '' && country === null
              ? JSON.stringify({ [headers.country ?? 'country']: entry.country })
              : '',
        });
      }
      for (const entry of entries)
        if (entry.isProved && entry.newRows > 0)
          findings.push(
            findingOnFile(
              'note',
              'code_without_zeros',
              say`customer "${shortened(written(entry))}" is "${shortened(codeOf(entry))}" of the ledger, without the zeros at its front: a document of both is the same; its new rows are recorded for "${shortened(codeOf(entry))}"`,
              headers.code,
            ),
          );
      const twins = drafts.flatMap(({ code }) =>
        (known.codeTwins?.(code) ?? []).map((twin) => ({ code, twin })),
      );
      const [first] = twins;
      if (first !== undefined)
        findings.push(
          findingOnFile(
            'warning',
            'codes_alike',
            say`${count(twins.length, 'new customer code')} ${plural(twins.length, 'differs', 'differ')} from one in the ledger only by leading zeros, such as "${shortened(first.code)}" from "${shortened(first.twin)}"; they were kept as different customers, to be merged if they are one`,
            headers.code,
          ),
        );
      const alike = almostAlike(drafts.map((draft) => draft.code));
      if (alike !== null)
        findings.push(
          findingOnFile(
            'warning',
            'codes_alike',
            say`${count(alike.count, 'customer code')} ${plural(alike.count, 'differs', 'differ')} from another one only by leading zeros, such as "${shortened(alike.example)}"; they were kept as different customers`,
            headers.code,
          ),
        );
      if (keptLedgerNames > 0)
        findings.push(
          findingOnFile(
            'note',
            'other_name',
            say`${count(keptLedgerNames, 'customer')} ${plural(keptLedgerNames, 'has', 'have')} another name in the ledger; the ledger's names were kept`,
            headers.name,
          ),
        );
      if (unknown > 0)
        findings.push(
          findingOnFile(
            'note',
            'customer_unknown',
            say`${count(unknown, 'customer code')} ${plural(unknown, 'is', 'are')} not in the ledger, such as "${shortened(unknownExample)}"; ${plural(unknown, 'a customer is', 'customers are')} made with the code as the name`,
            headers.code,
          ),
        );
      return drafts;
    },
  };
}

/** `0200704858` and `200704858`: perhaps one customer, yet codes are text and nobody said so. */
function almostAlike(
  codes: readonly string[],
): { readonly count: number; readonly example: string } | null {
  const all = new Set(codes);
  const padded = codes.filter((code) => /^0+\d/.test(code) && all.has(code.replace(/^0+/, '')));
  return padded.length === 0 ? null : { count: padded.length, example: padded[0] as string };
}
