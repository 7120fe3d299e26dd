/** The collection policy, read out of what a person wrote and recorded as a new version. */
import type { Policy } from '../../domain/case/policy.ts';
import { ok } from '../../domain/result.ts';
import { say, type Text } from '../../domain/texts/text.ts';
import { recordPolicy } from '../../ledger/commands/record-policy.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { policyAt } from '../../ledger/queries/case/policy-at.ts';
import { unknownSubjects } from '../../ledger/queries/case/policy-subjects.ts';
import type { Handler } from '../context.ts';
import { reading, writing } from '../with-ledger.ts';
import { changedItems, policyFrom, standings } from './simulate.ts';

export const getPolicy: Handler<'policy.get'> = (context, moment) =>
  reading(context, async (db) => ok(await policyAt(db, moment)));

export const checkPolicy: Handler<'policy.check'> = (context, { policy }) => {
  const read = policyFrom(policy);
  if (!read.ok) return Promise.resolve(read);
  return reading(context, async (db) =>
    ok({ policy: read.value, warnings: await subjectWarnings(db, read.value) }),
  );
};

/** An exception that meets nobody keeps nothing back, and its owner believes that it does. */
async function subjectWarnings(db: ReadDb, policy: Policy): Promise<readonly Text[]> {
  const { customers, invoices } = await unknownSubjects(db, { knownAt: null }, policy);
  return [
    ...customers.map(
      (code) => say`An exception names the customer "${code}", whom nobody has; look the code up.`,
    ),
    ...invoices.map(
      (number) =>
        say`An exception names the invoice "${number}", which is not in the ledger; look the number up.`,
    ),
  ];
}

export const savePolicy: Handler<'policy.save'> = (context, { policy, note }) =>
  writing(context, 'policy.save', { policy, note }, async (tx, scope) => {
    const read = policyFrom(policy);
    if (!read.ok) return read;
    const moment = { asOf: context.clock.today(), knownAt: null };
    const { before, after } = await standings(context.workspace.ledger, tx, moment, read.value);
    const reclassified = changedItems(before, after).length;
    const version = await recordPolicy(tx, scope, { policy: read.value, note });
    scope.detail({ version, name: read.value.name, reclassified });
    return ok({ version, reclassified, warnings: await subjectWarnings(tx, read.value) });
  });
