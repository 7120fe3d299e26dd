/**
 * Customers that were read, each in one row: repeated codes, what the ledger knows already, and the
 * drafted file. Used by the exchange file and by lists of other programs.
 *
 *     line 2  C1  Rosa SL     line 9  C1  Rosa SL      ->  counts once
 *     line 2  C1  Rosa SL     line 9  C1  Rosa SA      ->  refused: a code can be used once
 *     line 2  C1  Rosa SL     ledger  C1  Rosa S.L.    ->  a new version from today on
 *
 * In a file that says from when each profile counts (`effective_on`), a code may come back with another
 * day: its earlier and later profiles (`versions-in-force.ts` compares them with the ledger's).
 */
import type { IsoDate } from '../../../dates.ts';
import {
  NO_DRAFTS,
  NO_FACTS,
  type AliasDraft,
  type CustomerDraft,
  type FactDrafts,
} from '../../../facts/drafts.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { ROWS_BETWEEN_YIELDS } from '../compare-invoices.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  type DraftedFile,
  type DraftedRow,
  type RowStatus,
} from '../drafted-file.ts';
import type { KnownCustomer, KnownDocuments } from '../known-documents.ts';
import { newAliases } from './alias-cells.ts';
import { sameProfile, versionsInForce } from './versions-in-force.ts';
import { count, day, plural, say } from '../../../texts/text.ts';

interface Row {
  readonly line: number;
  status: RowStatus;
  /** Codes, names and accounts beside its own; those that are news once the row is settled. */
  aliases: readonly AliasDraft[];
  /** The ledger has this very profile; only the aliases are news. */
  isProfileKnown: boolean;
  draft: CustomerDraft | null;
  readonly code: string;
  readonly name: string;
}

export interface CustomerRows {
  /** `draft`: null when the row was refused. */
  add(
    line: number,
    code: string,
    name: string,
    draft: CustomerDraft | null,
    aliases?: readonly AliasDraft[],
  ): void;
  /** A row that is no customer's: read, and nothing to record; a finding of the file says why. */
  leaveOut(line: number, code: string, name: string): void;
  /** A finding of the file says why. */
  refuseAll(): void;
  finish(known: KnownDocuments): Generator<undefined, DraftedFile>;
}

/**
 * `column`: name of the code's column, for the sentences. `merge`: what a list that has only some
 * of the fields makes of a known customer; by default the row is the whole profile.
 */
export function customerRows(
  findings: ImportFinding[],
  today: IsoDate,
  column: string,
  merge: (draft: CustomerDraft, known: KnownCustomer) => CustomerDraft = (draft) => draft,
  /** Every row says from when it counts. */
  isDated = false,
): CustomerRows {
  const rows: Row[] = [];
  const firsts = new Map<string, Row>();

  return {
    add(line, code, name, draft, aliases = []) {
      const status = draft === null ? 'refused' : 'new';
      const row: Row = { line, status, draft, code, name, aliases, isProfileKnown: false };
      rows.push(row);
      if (draft === null) return;
      const key = isDated ? `${code} ${draft.effectiveOn}` : code;
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, row);
        return;
      }
      const same =
        JSON.stringify([first.draft, first.aliases]) === JSON.stringify([draft, aliases]);
      row.status = same ? 'duplicate' : 'refused';
      findings.push(
        same
          ? findingAt(
              'note',
              'repeated_row',
              line,
              column,
              say`customer "${shortened(code)}" stands in line ${first.line} already, word for word; it counts once`,
            )
          : findingAt(
              'refused',
              'number_twice',
              line,
              column,
              say`customer "${shortened(code)}" stands in line ${first.line} with other content; a code can be used once`,
            ),
      );
    },

    leaveOut(line, code, name) {
      rows.push({
        line,
        status: 'duplicate',
        draft: null,
        code,
        name,
        aliases: [],
        isProfileKnown: false,
      });
    },

    refuseAll() {
      for (const row of rows) row.status = 'refused';
    },

    *finish(known) {
      const counts = { new: 0, duplicate: 0, refused: 0 };
      let changed = 0;
      let done = 0;
      const dated = isDated ? versionsInForce(known) : null;
      const hasAliases = rows.some((row) => row.aliases.length > 0);
      const codes = new Set(hasAliases ? rows.map((row) => row.code) : []);
      const newsOf = newAliases(known, codes, findings);
      let aliases = 0;
      if (dated !== null) rows.sort(byDay);
      for (const row of rows) {
        done += 1;
        if (done % ROWS_BETWEEN_YIELDS === 0) yield;
        if (row.status === 'new' && row.draft !== null) {
          const inLedger = known.customer(row.code);
          if (dated !== null) {
            row.draft = dated.fromFirst(row.draft);
            if (dated.has(row.draft)) row.isProfileKnown = true;
            else if (inLedger !== null) changed += 1;
          } else if (inLedger !== null) {
            row.draft = merge(row.draft, inLedger);
            if (sameProfile(row.draft, inLedger)) row.isProfileKnown = true;
            else changed += 1;
          }
          row.aliases = newsOf(row);
          aliases += row.aliases.length;
          if (row.isProfileKnown && row.aliases.length === 0) row.status = 'duplicate';
        }
        counts[row.status] += 1;
      }
      if (changed > 0)
        findings.push(
          findingOnFile(
            'note',
            'changed_profile',
            isDated
              ? say`${count(changed, 'customer')} of the ledger ${plural(changed, 'has', 'have')} another profile in the file; the new one counts from the day that the file says`
              : say`${count(changed, 'customer')} of the ledger ${plural(changed, 'has', 'have')} another profile in the file; the new one counts from ${day(today)}`,
          ),
        );
      if (isDated) rows.sort((a, b) => a.line - b.line);
      const drafts = [
        ...[...rows]
          .sort(byDay)
          .flatMap((row) =>
            row.status === 'new' && row.draft !== null && !row.isProfileKnown ? [row.draft] : [],
          ),
        ...(dated?.overPlaceholders() ?? []),
      ];
      return {
        read: rows.length,
        ...counts,
        facts: { ...NO_FACTS, customers: drafts.length, aliases },
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
          // A customer of an alias may stand anywhere in the file: all customers come first.
          const fresh = rows.flatMap((row) => (row.status === 'new' ? row.aliases : []));
          for (let from = 0; from < fresh.length; from += size)
            yield { ...NO_DRAFTS, aliases: fresh.slice(from, from + size) };
        },
      };
    },
  };
}

/** Earlier profiles are recorded first. Rows of one day stay in the order of the file. */
const byDay = (a: Row, b: Row): number => {
  const [left, right] = [a.draft?.effectiveOn ?? '', b.draft?.effectiveOn ?? ''];
  return left < right ? -1 : left > right ? 1 : a.line - b.line;
};
