/** The collection policy, read out of what a person wrote and recorded as a new version. */
import { ok } from '../../domain/result.ts';
import { recordPolicy } from '../../ledger/commands/record-policy.ts';
import { policyAt } from '../../ledger/queries/case/policy-at.ts';
import type { Handler } from '../context.ts';
import { reading, writing } from '../with-ledger.ts';
import { changedItems, policyFrom, standings } from './simulate.ts';

export const getPolicy: Handler<'policy.get'> = (context, moment) =>
  reading(context, async (db) => ok(await policyAt(db, moment)));

export const checkPolicy: Handler<'policy.check'> = (_context, { policy }) => {
  const read = policyFrom(policy);
  return Promise.resolve(read.ok ? ok({ policy: read.value }) : read);
};

export const savePolicy: Handler<'policy.save'> = (context, { policy, note }) =>
  writing(context, 'policy.save', { policy, note }, async (tx, scope) => {
    const read = policyFrom(policy);
    if (!read.ok) return read;
    const moment = { asOf: context.clock.today(), knownAt: null };
    const { before, after } = await standings(context.workspace.ledger, tx, moment, read.value);
    const reclassified = changedItems(before, after).length;
    const version = await recordPolicy(tx, scope, { policy: read.value, note });
    scope.detail({ version, name: read.value.name, reclassified });
    return ok({ version, reclassified });
  });
