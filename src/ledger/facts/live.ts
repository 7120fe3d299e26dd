/**
 * Whether a fact counts: nobody has reversed it. The one place that knows how reversals name their
 * targets.
 *
 *     live('receipt', 'p.id')                    not exists (select 1 from reversals … 'receipt' … p.id)
 *     reversedAt('receipt', 'p.id', moment)      1 when it is reversed at the moment, as of and known at
 *     isReversalOf('rv', 'receipt', 'p.id')      what joins a reversal `rv` with its receipt `p`
 *
 * Each names the row by a column of the query around it, and is a plain correlated subquery that SQLite
 * and PostgreSQL read. `…Text` is the same for statements that are written as text.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../domain/dates.ts';
import type { ReversibleKind } from '../../domain/facts/kinds.ts';
import type { Moment } from '../moment.ts';

/** The join condition of a reversal row `alias` and the fact whose id is the column `id`. */
export const isReversalOf = (alias: string, kind: ReversibleKind, id: string): string =>
  `${alias}.target_kind = '${kind}' and ${alias}.target_id = ${id}`;

/** A condition: some reversal of the fact that also holds `and`, of the reversal `rx`. */
export const reversedText = (kind: ReversibleKind, id: string): string =>
  `exists (select 1 from reversals as rx where ${isReversalOf('rx', kind, id)})`;
export const liveText = (kind: ReversibleKind, id: string): string =>
  `not ${reversedText(kind, id)}`;

/** Counts as far as is known now: never reversed, from whatever day. */
export const live = (kind: ReversibleKind, id: string): RawBuilder<boolean> =>
  sql.raw<boolean>(liveText(kind, id));
/** Reversed, from whatever day. */
export const reversed = (kind: ReversibleKind, id: string): RawBuilder<boolean> =>
  sql.raw<boolean>(reversedText(kind, id));

const someReversal = (
  kind: ReversibleKind,
  id: string,
  and: RawBuilder<unknown>,
): RawBuilder<number> =>
  sql<number>`exists (select 1 from reversals as rx
    where ${sql.raw(isReversalOf('rx', kind, id))} and ${and})`;

/** 1 or 0: reversed from `asOf` or an earlier day, by a reversal that is known at `knownAt`. */
export const reversedAt = (
  kind: ReversibleKind,
  id: string,
  { asOf, knownAt }: Moment,
): RawBuilder<number> =>
  someReversal(
    kind,
    id,
    knownAt === null
      ? sql`rx.effective_on <= ${asOf}`
      : sql`rx.effective_on <= ${asOf} and rx.recorded_at <= ${knownAt}`,
  );

/**
 * Reversed by a reversal that is known, whatever its day: of facts that have no day, only the instant
 * at which they were recorded (matches, merges, aliases, imports).
 */
export const knownReversed = (
  kind: ReversibleKind,
  id: string,
  { knownAt }: { readonly knownAt: Instant | null },
): RawBuilder<unknown> =>
  knownAt === null ? reversed(kind, id) : someReversal(kind, id, sql`rx.recorded_at <= ${knownAt}`);

/**
 * 1 or 0: the version in `v` (its own day in `v.effective_on`) does not count at the moment. Reversed
 * from its own day on it never was, and cannot stand in for earlier days either.
 */
export const versionReversedAt = (version: string, { asOf, knownAt }: Moment): RawBuilder<number> =>
  someReversal(
    'customer_version',
    `${version}.id`,
    sql`(rx.effective_on <= ${asOf} or rx.effective_on <= ${sql.ref(`${version}.effective_on`)})
      ${knownAt === null ? sql`` : sql`and rx.recorded_at <= ${knownAt}`}`,
  );
