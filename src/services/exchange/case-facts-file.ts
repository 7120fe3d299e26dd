/**
 * `case-facts.csv`: a row a fact, and a row for each that was reversed from a later day than its own.
 *
 *     P-1,promise,C1,INV-1,2026-03-02,2026-03-06,EUR,500.00,Ana,,how=transfer,
 *     ,end,C1,,2026-03-10,,,,,paid in full,,H-2                   H-2 was ended
 *     ,end,C1,,2026-03-12,,,,,was of C2,reversed=yes,P-1          P-1 was reversed from that day
 *
 * What was reversed from its own day on never counted and is not in the file, like documents; neither
 * are facts about nothing but invoices that never counted.
 */
import type { FileOut } from '../../contract/fields.ts';
import { isTakingBack } from '../../domain/case/live-facts.ts';
import { KINDS_WITH_VERSIONS, type CaseFactKind } from '../../domain/facts/case-facts.ts';
import { detailsText, itemsText } from '../../domain/facts/case-text.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { namedItems } from '../../ledger/queries/case/case-facts.ts';
import type { ExchangeCaseFact } from '../../ledger/queries/exchange/exchange-case-facts.ts';
import {
  namesOf,
  type ExchangeInstalment,
} from '../../ledger/queries/exchange/exchange-documents.ts';
import { exchangeFile, exchangeTable, type ExchangeColumn } from './exchange-csv.ts';

interface Row {
  readonly key: string;
  readonly kind: CaseFactKind;
  readonly customer: string;
  readonly items: string;
  readonly on: IsoDate;
  readonly until: string;
  readonly currency: string;
  readonly amount: string;
  readonly person: string;
  readonly note: string;
  readonly details: string;
  readonly ends: string;
}

const COLUMNS: readonly ExchangeColumn<Row>[] = (
  [
    'key',
    'kind',
    'customer',
    'items',
    'on',
    'until',
    'currency',
    'amount',
    'person',
    'note',
    'details',
    'ends',
  ] as const
).map((name) => ({ name, of: (row) => row[name] }));

export function caseFactsFile(
  facts: readonly ExchangeCaseFact[],
  instalments: readonly ExchangeInstalment[],
): FileOut {
  const table = exchangeTable(COLUMNS, caseFactRows(facts, instalments));
  return exchangeFile('case-facts.csv', table.headers, table.rows);
}

function caseFactRows(
  facts: readonly ExchangeCaseFact[],
  instalments: readonly ExchangeInstalment[],
): readonly Row[] {
  const counted = facts.filter((one) => one.reversedOn === null || one.reversedOn > one.on);
  const byId = new Map(counted.map((one) => [one.id, one]));
  /** Versions of one fact share a name; it is that of the first of them. */
  const firstOf = firstVersions(facts);
  const versions = new Map<ExchangeCaseFact, ExchangeCaseFact[]>();
  for (const one of counted) {
    const rows = versions.get(firstOf(one));
    if (rows === undefined) versions.set(firstOf(one), [one]);
    else rows.push(one);
  }
  const name = namesOf(
    [...versions].map(([first, rows]) => ({
      id: first.id,
      number: first.key,
      isLive: rows.some((one) => one.reversedOn === null),
    })),
  );
  const nameOf = (one: ExchangeCaseFact): string => name(firstOf(one).id);
  const all = new Map(facts.map((one) => [one.id, one]));
  const items = new Map(instalments.map((one) => [one.itemId, one]));

  const rows: Row[] = [];
  for (const one of counted) {
    const about = one.aboutId === null ? undefined : all.get(one.aboutId);
    const isAboutNothing = about !== undefined && !versions.has(firstOf(about));
    // What a fact that never counted was ended by never counted either.
    if (isAboutNothing && one.kind === 'end') continue;
    const row: Row = {
      key: nameOf(one),
      kind: one.kind,
      customer: one.customer,
      items: itemsText(
        namedItems(
          one.items.flatMap(({ itemId, ...item }) => {
            const file = items.get(itemId);
            return file === undefined
              ? [{ itemId, ...item }]
              : [
                  {
                    itemId,
                    invoiceId: item.invoiceId,
                    invoice: file.invoice,
                    position: file.position,
                    instalments: file.instalments,
                  },
                ];
          }),
        ),
      ),
      on: one.on,
      until: one.until ?? '',
      currency: one.currency ?? '',
      amount:
        one.amountMinor === null || one.currency === null
          ? ''
          : minorToDecimal(one.amountMinor, one.currency),
      person: one.person,
      note: one.note,
      details: detailsText(
        isTakingBack(one) && about !== undefined
          ? { ...one.details, ...versionOf(about) }
          : one.details,
      ),
      ends: about === undefined || isAboutNothing ? '' : nameOf(about),
    };
    rows.push(row);
    if (one.reversedOn === null) continue;
    // An end that was taken back and then counted again begins anew: the file knows no deeper level.
    const ended = isTakingBack(one) ? byId.get(one.aboutId ?? 0) : undefined;
    if (ended?.kind === 'end') {
      const target = byId.get(ended.aboutId ?? 0);
      rows.push({
        ...NO_ROW,
        customer: one.customer,
        on: one.reversedOn,
        note: ended.note,
        person: ended.person,
        details: detailsText(ended.details),
        ends: target === undefined ? '' : nameOf(target),
      });
    } else
      rows.push({
        ...NO_ROW,
        customer: one.customer,
        on: one.reversedOn,
        note: one.reversalReason,
        details: detailsText({ reversed: 'yes', ...versionOf(one) }),
        ends: row.key,
      });
  }
  return rows;

  /** Which row of its fact it is, in the order of the file; nothing for the first. */
  function versionOf(one: ExchangeCaseFact): Readonly<Record<string, string>> {
    const at = versions.get(firstOf(one))?.indexOf(one) ?? 0;
    return at > 0 ? { version: String(at + 1) } : {};
  }
}

const NO_ROW: Row = {
  key: '',
  kind: 'end',
  customer: '',
  items: '',
  on: '' as IsoDate,
  until: '',
  currency: '',
  amount: '',
  person: '',
  note: '',
  details: '',
  ends: '',
};

function firstVersions(
  facts: readonly ExchangeCaseFact[],
): (one: ExchangeCaseFact) => ExchangeCaseFact {
  const firsts = new Map<string, ExchangeCaseFact>();
  for (const one of facts)
    if (KINDS_WITH_VERSIONS.includes(one.kind)) {
      const name = `${one.kind} ${one.key}`;
      if (!firsts.has(name)) firsts.set(name, one);
    }
  return (one) => firsts.get(`${one.kind} ${one.key}`) ?? one;
}
