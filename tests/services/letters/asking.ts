/** The calls of a letter run, as a screen makes them, for tests. */
import { letterRequest } from '../../../src/contract/calls/letters.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { day } from '../../ledger/fixture.ts';
import type { LetterWorkspace } from './letter-workspace.ts';
import { english } from '../../harness/english.ts';

export const ON = {
  issuedOn: day('2026-11-21'),
  level: 3,
  language: 'en-GB',
  deliveryMethod: 'registered_post',
} as const;

export const propose = async ({ context }: LetterWorkspace, customers: string[] | null = null) => {
  const result = await letterHandlers['letters.propose'](context, {
    ...ON,
    customers,
  });
  if (!result.ok) throw new Error(english(result.error.message));
  return result.value;
};

export const request = async (workspace: LetterWorkspace, customer: string, items?: string[]) => {
  const candidate = (await propose(workspace, [customer])).find((each) => each.currency === 'EUR');
  if (candidate === undefined) throw new Error(`no candidate ${customer}`);
  return letterRequest.parse({
    customer,
    currency: 'EUR',
    itemIds: candidate.items
      .filter((item) => (items === undefined ? item.included : items.includes(item.item)))
      .map((item) => item.itemId),
  });
};

export const issue = async (
  workspace: LetterWorkspace,
  customers: string[],
  idempotencyKey = 'run-0001',
) =>
  letterHandlers['letters.issue'](workspace.context, {
    ...ON,
    letters: await Promise.all(customers.map((customer) => request(workspace, customer))),
    idempotencyKey,
  });

export const issued = async (workspace: LetterWorkspace, customers: string[], key?: string) => {
  const result = await issue(workspace, customers, key);
  if (!result.ok) throw new Error(english(result.error.message));
  return result.value;
};
