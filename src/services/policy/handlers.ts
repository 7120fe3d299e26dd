import type { Handlers } from '../context.ts';
import { checkPolicy, getPolicy, savePolicy } from './save.ts';
import { simulatePolicy } from './simulate.ts';

export const policyHandlers = {
  'policy.get': getPolicy,
  'policy.check': checkPolicy,
  'policy.simulate': simulatePolicy,
  'policy.save': savePolicy,
} satisfies Handlers<'policy'>;
