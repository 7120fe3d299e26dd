import type { Handlers } from '../context.ts';
import { listPolicyVersions } from './history.ts';
import { checkPolicy, getPolicy, savePolicy } from './save.ts';
import { simulatePolicy } from './simulate.ts';

export const policyHandlers = {
  'policy.get': getPolicy,
  'policy.history': listPolicyVersions,
  'policy.check': checkPolicy,
  'policy.simulate': simulatePolicy,
  'policy.save': savePolicy,
} satisfies Handlers<'policy'>;
