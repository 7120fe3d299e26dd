/**
 * Whom the exceptions of a policy name, as they are at a moment: a customer that was merged is its survivor.
 *
 *     except C9 never, and C9 was merged into C1   ->   except C1 never
 *     except C99 never, and nobody has that code   ->   C99 is unknown
 */
import { sql } from 'kysely';
import type { Policy } from '../../../domain/case/policy.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { customerOfCode, type Known } from '../customers/survivors.ts';

export interface UnknownSubjects {
  readonly customers: readonly string[];
  readonly invoices: readonly string[];
}

/** The same policy where its exceptions name no customer that is another one now. */
export async function policyOfNow(db: ReadDb, known: Known, policy: Policy): Promise<Policy> {
  const codes = new Map<string, string>();
  for (const code of named(policy, 'customers')) {
    const now = await codeNow(db, known, code);
    if (now !== null && now !== code) codes.set(code, now);
  }
  if (codes.size === 0) return policy;
  const exceptions = policy.exceptions.map((one) => ({
    ...one,
    customers: [...new Set(one.customers.map((code) => codes.get(code) ?? code))],
  }));
  return { ...policy, exceptions };
}

/** Named in exceptions, and not in the ledger. */
export async function unknownSubjects(
  db: ReadDb,
  known: Known,
  policy: Policy,
): Promise<UnknownSubjects> {
  const customers: string[] = [];
  for (const code of named(policy, 'customers'))
    if ((await codeNow(db, known, code)) === null) customers.push(code);
  const invoices: string[] = [];
  for (const number of named(policy, 'invoices')) {
    const { rows } = await sql`select 1 from invoices where number = ${number} limit 1`.execute(
      kyselyOf(db),
    );
    if (rows.length === 0) invoices.push(number);
  }
  return { customers, invoices };
}

const named = (policy: Policy, what: 'customers' | 'invoices'): ReadonlySet<string> =>
  new Set(policy.exceptions.flatMap((one) => one[what]));

async function codeNow(db: ReadDb, known: Known, code: string): Promise<string | null> {
  const { rows } = await sql<{ code: string }>`
    select c.code from customers c where c.id = ${customerOfCode(code, known)}`.execute(
    kyselyOf(db),
  );
  return rows[0]?.code ?? null;
}
