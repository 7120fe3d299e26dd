/**
 * A list of customers (contacts) of another program into profiles.
 *
 *     Highlander · Mr. · Sean · Connory · USD · Due on Receipt · 2520018000000073035
 *     ->  customer 2520018000000073035 "Highlander", USD, terms "Due on Receipt"
 *
 * A customer without a code gets its name as the code, as in lists of invoices that know names
 * only. What the list does not have, the ledger keeps; what has no field is kept as a note.
 */
import type { IsoDate } from '../../../dates.ts';
import type { CustomerDraft } from '../../../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../../../money.ts';
import type { CustomerListField, TableColumns } from '../../columns/vocabulary.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { cellReader, stopsImport, type CellReading } from '../../values/read-cells.ts';
import { readCountry } from '../../values/read-country.ts';
import type { Drafting } from '../drafted-file.ts';
import type { KnownCustomer } from '../known-documents.ts';
import { cellError, rowFault, strayQuote } from '../row-faults.ts';
import { ADDRESS_PARTS, addressLines } from '../address-lines.ts';
import { customerRows } from './customer-rows.ts';
import { partyKinds } from './party-kinds.ts';
import { count, say } from '../../../texts/text.ts';

export interface CustomerList extends CellReading {
  readonly headers: readonly string[];
  readonly columns: TableColumns<CustomerListField>;
  /** From when a changed profile counts. */
  readonly today: IsoDate;
}

const LONGEST_CODE = 200;
const LONGEST_NAME = 200;

/** Their values stand in the profile; the other columns with a meaning are notes as well. */
const IN_PROFILE: readonly CustomerListField[] = [
  'customer',
  'customer_name',
  'email',
  'phone',
  ...ADDRESS_PARTS,
  'terms',
  'credit_limit',
  'tax_id',
  'currency',
];

export function draftCustomerList(list: CustomerList): Drafting {
  const { headers, columns } = list;
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, list, (finding) => findings.push(finding));
  const codeAt = columns.customer ?? columns.customer_name ?? columns.company;
  const has = (...fields: readonly CustomerListField[]): boolean =>
    fields.some((field) => columns[field] !== undefined);
  const rows = customerRows(findings, list.today, headers[codeAt ?? 0] ?? '', merge);
  const inProfile = new Set(
    IN_PROFILE.map((field) => columns[field]).filter((column) => column !== undefined),
  );
  const parties = partyKinds(headers);
  let namesAsCodes = 0;

  return {
    row(source) {
      const fault = rowFault(source, headers) ?? cellError(source, headers, inProfile);
      if (fault !== null) {
        findings.push(fault);
        rows.add(source.line, '', '', null);
        return;
      }
      const stray = strayQuote(source, headers);
      if (stray !== null) findings.push(stray);
      cells.begin(source);
      const text = (field: CustomerListField): string => cells.text(columns[field]);
      const person = [text('first_name'), text('last_name')]
        .filter((part) => part !== '')
        .join(' ');
      const name = text('customer_name') || text('company') || person || text('customer');
      const code = text('customer') || name;
      if (parties.leavesOut(source.fields, code, source.line)) {
        rows.leaveOut(source.line, code, name);
        return;
      }
      if (name === '')
        cells.refuse('name_missing', codeAt ?? null, say`the name of the customer is missing`);
      if (code.length > LONGEST_CODE || name.length > LONGEST_NAME)
        cells.refuse(
          'value_too_long',
          codeAt ?? null,
          say`"${shortened(name)}" has more than ${LONGEST_NAME} characters`,
        );
      const country = readCountry(text('country'));
      const language = languageOf(text('language'));
      const currency: CurrencyCode | null =
        has('currency') && text('currency') !== '' ? cells.currencyOf(columns.currency) : null;
      const draft: CustomerDraft = {
        code,
        effectiveOn: list.today,
        name,
        country,
        language,
        currency: currency ?? (limitText(text) === '' ? null : list.currency),
        taxId: text('tax_id'),
        kind: 'company',
        email: text('email'),
        phone: text('phone') || text('mobile'),
        address: addressLines(text),
        terms: text('terms'),
        creditLimitMinor: limitOf(source.line, text, currency),
        governingLaw: '',
        notes: notesOf(source.fields, { name, person, country, language, text }),
      };
      if (cells.ok() && text('customer') === '') namesAsCodes += 1;
      rows.add(source.line, code, name, cells.ok() ? draft : null);
    },

    *finish(known) {
      parties.finish(findings);
      if (namesAsCodes > 0)
        findings.push(
          findingOnFile(
            'note',
            'name_as_code',
            say`${count(namesAsCodes, 'customer has', 'customers have')} no code in the list; the name is the code`,
          ),
        );
      findings.push(...cells.columnFindings());
      if (stopsImport(findings)) rows.refuseAll();
      return yield* rows.finish(known);
    },
  };

  /** `''` also where the limit is zero: programs write 0 for "no limit set". */
  function limitText(text: (field: CustomerListField) => string): string {
    const value = text('credit_limit');
    return /^[0.,]*$/.test(value) ? '' : value;
  }

  function limitOf(
    line: number,
    text: (field: CustomerListField) => string,
    currency: CurrencyCode | null,
  ): Minor | null {
    if (limitText(text) === '' || columns.credit_limit === undefined) return null;
    const limit = cells.amount(columns.credit_limit, currency ?? list.currency, currency !== null);
    if (limit === null) return null;
    if (limit.minor >= 0) return limit.minor;
    findings.push(
      findingAt(
        'warning',
        'negative_amount',
        line,
        headers[columns.credit_limit] ?? null,
        say`"${shortened(text('credit_limit'))}" is negative; the customer was taken without a limit`,
      ),
    );
    return null;
  }

  function notesOf(
    fields: readonly string[],
    profile: {
      readonly name: string;
      readonly person: string;
      readonly country: string | null;
      readonly language: string | null;
      readonly text: (field: CustomerListField) => string;
    },
  ): string {
    const notes: Record<string, string> = {};
    headers.forEach((header, index) => {
      const value = (fields[index] ?? '').trim();
      if (value === '' || inProfile.has(index) || value === profile.name) return;
      if (index === columns.country && profile.country !== null) return;
      if (index === columns.language && profile.language !== null) return;
      if (index === columns.mobile && profile.text('phone') === '') return;
      let key = header.trim() === '' ? `column ${index + 1}` : header.trim();
      for (let again = 2; Object.hasOwn(notes, key); again += 1)
        key = `${header.trim()} (${again})`;
      notes[key] = value;
    });
    return Object.keys(notes).length === 0 ? '' : JSON.stringify(notes);
  }

  /** What the list says counts, what it cannot say stays. */
  function merge(draft: CustomerDraft, known: KnownCustomer): CustomerDraft {
    return {
      ...draft,
      kind: known.kind,
      governingLaw: known.governingLaw,
      country: draft.country ?? known.country,
      language: draft.language ?? known.language,
      currency: draft.currency ?? known.currency,
      taxId: has('tax_id') ? draft.taxId : known.taxId,
      email: has('email') ? draft.email : known.email,
      phone: has('phone', 'mobile') ? draft.phone : known.phone,
      address: has('address', 'street', 'city') ? draft.address : known.address,
      terms: has('terms') ? draft.terms : known.terms,
      creditLimitMinor: draft.creditLimitMinor ?? known.creditLimitMinor,
    };
  }
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  spanish: 'es',
  español: 'es',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  chinese: 'zh',
  中文: 'zh',
  latvian: 'lv',
  latviešu: 'lv',
};

/** Two letters, or null when the cell is no language that letters are written in. */
function languageOf(text: string): string | null {
  const value = text.toLowerCase();
  const short = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(value)?.[1];
  return short ?? LANGUAGES[value] ?? null;
}
