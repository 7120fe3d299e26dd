/**
 * What an import of case facts asks of every row: prepared and synchronous like `live-documents.ts`,
 * for the same reason. Only rows that are not reversed are known.
 *
 *     const known = knownCase(db);
 *     known.byKey('P-1')                        ->  the promise P-1, or nothing
 *     known.openOn({ invoice: 'INV-7', position: 1 }, '2026-03-02')   ->  50000
 */
import {
  caseFactKind,
  type CaseFactKind,
  type CaseItem,
} from '../../../domain/facts/case-facts.ts';
import type {
  KnownCase,
  KnownCaseFact,
} from '../../../domain/imports/drafts/case-facts/known-case.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import { isReversalOf, liveText } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import { survivorsNow } from '../customers/survivors.ts';
import { detailsOf } from './case-facts.ts';

interface Row {
  readonly id: number;
  readonly key: string;
  readonly kind: CaseFactKind;
  readonly customerId: number;
  readonly on: IsoDate;
  readonly until: IsoDate | null;
  readonly currency: string | null;
  readonly amountMinor: Minor | null;
  readonly person: string;
  readonly note: string;
  readonly details: string;
  readonly aboutId: number | null;
  readonly aboutKey: string | null;
  readonly aboutKind: CaseFactKind | null;
  readonly reversedOn: IsoDate | null;
}

const ROWS = `select f.id, f.key, f.kind, f.customer_id as customerId, f.effective_on as "on",
    f.until_on as until, f.currency, f.amount_minor as amountMinor, f.person, f.note, f.details,
    f.about_id as aboutId, a.key as aboutKey, a.kind as aboutKind,
    (select rx.effective_on from reversals rx where ${isReversalOf('rx', 'case_fact', 'f.id')}) as reversedOn
  from case_facts f left join case_facts a on a.id = f.about_id`;
const LIVE = liveText('case_fact', 'f.id');

export function knownCase(db: ReadDb): KnownCase {
  const connection = connectionOf(db);
  const rowsBy = (where: string) =>
    connection.statement<Row>(`${ROWS} where ${where} order by f.id`);
  const withKey = rowsBy(`f.key = ? and ${LIVE}`);
  const ofDay = rowsBy(`f.customer_id = ? and f.effective_on = ? and f.kind = ? and ${LIVE}`);
  const ofKind = rowsBy(`f.customer_id = ? and f.kind in (?, 'end')`);
  const ends = rowsBy(`f.about_id = ? and f.kind = 'end' and ${LIVE}`);
  const itemsOf = connection.statement<CaseItem>(
    `select i.number as invoice, n.position from case_fact_items s
       join instalments n on n.id = s.instalment_id join invoices i on i.id = n.invoice_id
     where s.case_fact_id = ? order by s.position`,
  );
  const versionOf = connection.statement<{ n: number }>(
    `select count(*) as n from case_facts f where f.key = ? and f.id <= ? and ${LIVE}`,
  );
  const open = connection.statement<{ open: Minor }>(
    `select n.gross_minor - coalesce((select sum(a.amount_minor) from allocations a
         where a.instalment_id = n.id and a.effective_on <= max(?, i.issued_on)), 0) as open
     from invoices i join instalments n on n.invoice_id = i.id
     where i.number = ? and n.position = ? and ${liveText('invoice', 'i.id')}`,
  );
  const issued = connection.statement<CaseItem & { currency: string }>(
    `select i.number as invoice, n.position, i.currency from invoices i
       join instalments n on n.invoice_id = i.id
     where i.customer_id = ? and i.issued_on <= ? and ${liveText('invoice', 'i.id')}
     order by i.number, n.position`,
  );
  const highest = connection.statement<{ n: number | null }>(
    `select max(cast(substr(f.key, ?) as integer)) as n from case_facts f
     where f.key >= ? and f.key < ? and substr(f.key, ?) glob '[0-9]*'`,
  );
  const code = connection.statement<{ code: string }>('select code from customers where id = ?');
  const own = connection.statement<{ id: number }>('select id from customers where code = ?');
  const merged = survivorsNow(db);
  const codes = new Map<number, string>();
  const codeOf = (id: number): string => {
    const now = merged.get(id) ?? id;
    let found = codes.get(now);
    if (found === undefined) codes.set(now, (found = code.get(now)?.code ?? ''));
    return found;
  };
  /** The customer of this code and everyone merged into it. */
  const idsOf = (customer: string): readonly number[] => {
    const id = own.get(customer)?.id;
    if (id === undefined) return [];
    return [id, ...[...merged].filter(([, into]) => into === id).map(([from]) => from)];
  };
  const known = (row: Row): KnownCaseFact => {
    const details = detailsOf(row.details);
    const customer = codeOf(row.customerId);
    const hasVersions = row.aboutKind !== null && caseFactKind(row.aboutKind).hasVersions === true;
    const version = hasVersions ? (versionOf.get(row.aboutKey, row.aboutId)?.n ?? 1) : 1;
    return {
      id: row.id,
      key: row.key,
      kind: row.kind,
      on: row.on,
      until: row.until,
      details,
      aboutId: row.aboutId,
      reversedOn: row.reversedOn,
      fact: {
        key: row.key,
        kind: row.kind,
        customer,
        items: itemsOf.all(row.id),
        on: row.on,
        until: row.until,
        currency: row.currency,
        amountMinor: row.amountMinor,
        person: row.person,
        note: row.note,
        details,
        about: row.aboutKey ?? '',
        aboutVersion: version > 1 ? version : null,
      },
    };
  };
  return {
    isEmpty: connection.statement('select 1 as found from case_facts limit 1').get() === undefined,
    byKey: (key) => withKey.all(key).map(known),
    onDay: (customer, kind, on) =>
      idsOf(customer).flatMap((id) => ofDay.all(id, on, kind).map(known)),
    withEnds: (customer, kind) => idsOf(customer).flatMap((id) => ofKind.all(id, kind).map(known)),
    endsOf: (id) => ends.all(id).map(known),
    highestNumber: (prefix) =>
      highest.get(prefix.length + 1, prefix, `${prefix.slice(0, -1)}.`, prefix.length + 1)?.n ?? 0,
    openOn: ({ invoice, position }, on) => open.get(on, invoice, position)?.open ?? 0,
    itemsIssuedBy: (customer, currency, on) =>
      idsOf(customer)
        .flatMap((id) => issued.all(id, on))
        .filter((item) => currency === null || item.currency === currency),
  };
}
