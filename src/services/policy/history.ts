/** The versions of the collection policy, each with what it changed against the one before. */
import { DEFAULT_POLICY } from '../../domain/case/policy.ts';
import { policyChanges } from '../../domain/case/policy-changes.ts';
import { ok } from '../../domain/result.ts';
import { policyVersions } from '../../ledger/queries/case/policy-versions.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

export const listPolicyVersions: Handler<'policy.history'> = (context, moment) =>
  reading(context, async (db) => {
    let before = DEFAULT_POLICY;
    const versions = (await policyVersions(db, moment)).map(({ policy, ...version }) => {
      const changes = policyChanges(before, policy);
      before = policy;
      return { ...version, changes };
    });
    return ok(versions.reverse());
  });
