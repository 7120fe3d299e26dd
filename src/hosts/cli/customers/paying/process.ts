/**
 * `duebook customer process CODE`: the steps an invoice takes in the customer's house, and at which
 * of them things are now (domain-rules.md 1.2 R09).
 *
 *     No.  Step            Person    Role      Days  Now
 *       1  goods received                          0
 *       2  approval        Sr. Vega  approver     5  here since 2026-11-02
 */
import { CONTACT_ROLES } from '../../../../contract/values.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { dateFlag } from '../../terminal/options.ts';
import { onlyGiven } from '../../terminal/flag-names.ts';
import { usage } from '../../terminal/refusal.ts';
import { numberColumn, table } from '../../terminal/table.ts';
import { answer, verb } from '../../terminal/verb.ts';
import { oneOf, orNone, wholeWithin } from '../../terminal/words.ts';
import { listEdit, profilePart, withList, type ListFlags, type Profile } from './profile-part.ts';

type Step = Profile['processSteps'][number];

interface Flags extends ListFlags {
  readonly step?: string;
  readonly order?: string;
  readonly person?: string;
  readonly role?: string;
  readonly days?: string;
  readonly at?: string;
  readonly since?: string;
}

const FIELDS = {
  step: 'step',
  order: 'order',
  person: 'person',
  role: 'role',
  days: 'normalDays',
} as const;
const PLACE_FIELDS = { at: 'currentStep', since: 'stuckSince' } as const;

const WORDS = { entry: 'step', add: 'step' } as const;
/** A house with more steps was misread; the domain refuses them. */
const MOST_STEPS = 50;

export const processText = ({ processSteps, currentStep, stuckSince }: Profile): string =>
  processSteps.length === 0
    ? 'no steps are known\n'
    : table<Step>(
        [
          numberColumn('No.', (row) => row.order),
          { header: 'Step', of: (row) => row.step },
          { header: 'Person', of: (row) => row.person },
          { header: 'Role', of: (row) => row.role },
          numberColumn('Days', (row) => row.normalDays),
          {
            header: 'Now',
            of: (row) =>
              row.order !== currentStep
                ? ''
                : stuckSince === null
                  ? 'here'
                  : `here since ${stuckSince}`,
          },
        ],
        processSteps,
      );

const detailsOf = ({ step, order, person, role, days }: Flags): Partial<Step> =>
  onlyGiven<Step>({
    step,
    order: order === undefined ? undefined : wholeWithin(order, 1, MOST_STEPS, '--order'),
    person,
    role: role === undefined ? undefined : oneOf(CONTACT_ROLES, role, '--role'),
    normalDays: days === undefined ? undefined : wholeWithin(days, 0, 365, '--days'),
  });

/** Where things are now; null: nothing was said about it. */
function placeOf({ at, since }: Flags): Pick<Profile, 'currentStep' | 'stuckSince'> | null {
  if (at === undefined) {
    if (since !== undefined)
      throw usage(`--since ${since} says nothing by itself; say at which step with --at NUMBER`);
    return null;
  }
  const currentStep = orNone(at, (text) => wholeWithin(text, 1, MOST_STEPS, '--at'));
  if (currentStep === null && since !== undefined)
    throw usage('--at none and --since together say two things; leave --since out');
  return { currentStep, stuckSince: currentStep === null ? null : dateFlag(since, '--since') };
}

function editOf(code: string, flags: Flags): ((profile: Profile) => Profile) | null {
  const where = `customer process ${code}`;
  const steps = listEdit<Step>(
    flags,
    FIELDS,
    { ...WORDS, where },
    {
      details: detailsOf(flags),
      // Order 0: behind the others, once it is known which there are.
      made: (step) => ({ order: 0, step, person: '', role: 'other', normalDays: 0 }),
    },
    ({ order }) => order,
  );
  const place = placeOf(flags);
  if (steps === null && place === null) return null;
  return (before) => {
    const last = Math.max(0, ...before.processSteps.map(({ order }) => order));
    const processSteps = (steps?.(before.processSteps) ?? before.processSteps).map((step) =>
      step.order === 0 ? { ...step, order: last + 1 } : step,
    );
    const orders = processSteps.map(({ order }) => order);
    if (flags.order !== undefined && new Set(orders).size < orders.length)
      throw usage(`--order ${flags.order}: there is such a step already; choose another number`);
    const after = { ...before, processSteps, ...place };
    const { currentStep } = after;
    if (currentStep !== null && !orders.includes(currentStep))
      throw usage(
        place === null
          ? `things are at step ${currentStep} now; say where they are instead with --at NUMBER or --at none`
          : `--at ${currentStep}: there is no step ${currentStep}; "${where}" lists them`,
      );
    return after;
  };
}

export const addProcess: AddCommand = (customer) => {
  withList(verb(customer, 'process', 'the way from invoice to payment there'), WORDS)
    .argument('<code>', 'the customer')
    .option('--step <text>', 'with --change: another name')
    .option('--order <number>', 'its place, 1 for the first (default: the last)')
    .option('--person <text>', 'who does it')
    .option('--role <role>', CONTACT_ROLES.join(', '))
    .option('--days <number>', 'how long it takes when all is well')
    .option('--at <number>', 'at which step things are now, or none: not known')
    .option('--since <date>', 'since when, YYYY-MM-DD (default: today)')
    .action(async (code: string, flags: Flags) => {
      const { profile } = await profilePart(
        flags,
        code,
        { ...FIELDS, ...PLACE_FIELDS },
        editOf(code, flags),
      );
      const { processSteps, currentStep, stuckSince } = profile;
      answer(flags, { customer: code, processSteps, currentStep, stuckSince }, () =>
        processText(profile),
      );
    });
};
