/**
 * Exchange file `customers`: profiles. A known customer with the same profile is a duplicate; with
 * another one it gets a new version from today on, or from `effective_on` where the file has it: then
 * a customer may have several rows, one a profile.
 *
 *     C1,Müller GmbH,DE,de,EUR,DE123456789,company,…,30 days,5000.00,DE
 */
import type { IsoDate } from '../../dates.ts';
import { DEBTOR_KINDS, type CustomerDraft } from '../../facts/drafts.ts';
import type { CurrencyCode } from '../../money.ts';
import { readAliases } from './customers/alias-cells.ts';
import { customerRows } from './customers/customer-rows.ts';
import type { Drafting } from './drafted-file.ts';
import { exchangeColumns, noteKeys } from '../columns/exchange-files.ts';
import { shortened, type ImportFinding } from '../findings.ts';
import { furtherColumns } from '../columns/further-columns.ts';
import { readCountry } from '../values/read-country.ts';
import { cellReader, exactReading } from '../values/read-cells.ts';
import { rowFault, strayQuote } from './row-faults.ts';
import { list, say } from '../../texts/text.ts';

const LIMITS = { code: 60, name: 200, other: 500 } as const;

/** `today`: from when a changed profile counts. */
export function draftCustomers(
  headers: readonly string[],
  currency: CurrencyCode,
  today: IsoDate,
): Drafting {
  const places = exchangeColumns('customers', headers);
  const at = (name: string): number | undefined => places.get(name);
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, exactReading(currency), (finding) => findings.push(finding));
  const used = new Set(places.values());
  const notesOf = furtherColumns(noteKeys('customers', headers, used), used);
  const effectiveAt = at('effective_on');
  const rows = customerRows(findings, today, 'customer', undefined, effectiveAt !== undefined);

  return {
    row(source) {
      const fault = rowFault(source, headers);
      if (fault !== null) {
        findings.push(fault);
        rows.add(source.line, '', '', null);
        return;
      }
      const stray = strayQuote(source, headers);
      if (stray !== null) findings.push(stray);
      cells.begin(source);
      const code = cells.text(at('customer'));
      if (code === '')
        cells.refuse('customer_missing', at('customer') ?? null, say`the customer code is missing`);
      if (code.length > LIMITS.code)
        cells.refuse(
          'value_too_long',
          at('customer') ?? null,
          say`"${shortened(code)}" has more than ${LIMITS.code} characters`,
        );
      const name = cells.text(at('name'));
      if (name === '') cells.refuse('name_missing', at('name') ?? null, say`the name is missing`);
      if (name.length > LIMITS.name)
        cells.refuse(
          'value_too_long',
          at('name') ?? null,
          say`"${shortened(name)}" has more than ${LIMITS.name} characters`,
        );
      const countryText = cells.text(at('country'));
      const country = readCountry(countryText);
      if (countryText !== '' && country === null)
        cells.refuse(
          'not_a_country',
          at('country') ?? null,
          say`"${shortened(countryText)}" is not a country (write two letters, like ES)`,
        );
      const language = cells.text(at('language')).toLowerCase();
      if (language !== '' && !/^[a-z]{2}$/.test(language))
        cells.refuse(
          'not_a_language',
          at('language') ?? null,
          say`"${shortened(language)}" is not a language (write two letters, like es)`,
        );
      const kindText = cells.text(at('kind')).toLowerCase().replaceAll(' ', '_');
      const kind = kindText === '' ? 'company' : DEBTOR_KINDS.find((known) => known === kindText);
      if (kind === undefined)
        cells.refuse(
          'not_a_kind',
          at('kind') ?? null,
          say`"${shortened(kindText)}" is not a kind of customer (${list(DEBTOR_KINDS)})`,
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
          say`"${shortened(cells.text(limitAt))}" is negative; a credit limit is zero or more`,
        );
      const effectiveOn = effectiveAt === undefined ? today : cells.date(effectiveAt, true);
      const draft: CustomerDraft = {
        code,
        name,
        country,
        effectiveOn: effectiveOn ?? today,
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
        // Words of our own; columns that mean nothing to the program are kept beside each other.
        notes: cells.text(at('notes')) === '' ? notesOf(source.fields) : cells.text(at('notes')),
      };
      const aliases = readAliases(cells, at, code);
      rows.add(source.line, code, name, cells.ok() ? draft : null, aliases);
    },

    finish: (known) => rows.finish(known),
  };
}
