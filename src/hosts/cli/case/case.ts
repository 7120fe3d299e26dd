/**
 * `duebook case CUSTOMER`: what is known of one customer as of a day: open items, promises, plans,
 * disputes, the strictest hold, and every fact that counts.
 */
import type { CallOutput } from '../../../contract/api.ts';
import type { CaseFactView } from '../../../contract/calls/case.ts';
import { minorToDecimal, type Rendered } from '../../../contract/values.ts';
import { factJson } from '../facts/case-fact.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { amountColumn, numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';
import {
  DISPUTE_COLUMNS,
  disputeJson,
  HOLD_COLUMNS,
  holdJson,
  PLAN_COLUMNS,
  planJson,
  PROMISE_COLUMNS,
  promiseJson,
} from './lists.ts';

interface Flags extends MomentFlags, VerbFlags {}

type Case = Rendered<CallOutput<'case.get'>>;
type Item = Case['items'][number];

const ITEMS: readonly Column<Item>[] = [
  { header: 'Item', of: (row) => row.item },
  { header: 'Due', of: (row) => row.dueOn },
  numberColumn('Days past due', (row) => row.daysPastDue),
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Open', (row) => row.openMinor),
  { header: 'Bucket', of: (row) => row.bucket },
  { header: 'Rule', of: (row) => row.rule },
  { header: 'Chance', of: (row) => row.probability.toFixed(2), align: 'right' },
  { header: 'Because', of: (row) => row.because },
  { header: 'Paused', of: (row) => row.paused?.because ?? '' },
];

const FACTS: readonly Column<CaseFactView>[] = [
  { header: 'On', of: (row) => row.on },
  { header: 'Kind', of: (row) => row.kind },
  { header: 'Key', of: (row) => row.key },
  { header: 'Items', of: (row) => row.items.join(' ') },
  { header: 'Until', of: (row) => row.until ?? '' },
  {
    header: 'Amount',
    of: (row) => {
      const { amount } = factJson(row);
      return amount === null ? '' : `${amount} ${row.currency ?? ''}`;
    },
    align: 'right',
  },
  { header: 'Person', of: (row) => row.person },
  {
    header: 'Details',
    of: (row) =>
      Object.entries(row.details)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
  },
  { header: 'Note', of: (row) => row.note },
];

/** A heading and its table; nothing where there are no rows. */
const part = <Row>(heading: string, columns: readonly Column<Row>[], rows: readonly Row[]) =>
  rows.length === 0 ? '' : `\n${heading}\n${table(columns, rows)}`;

const itemJson = ({
  openMinor,
  disputedMinor,
  isSmall,
  probability,
  probabilityBase,
  factors,
  paused,
  ...item
}: Item) => ({
  ...item,
  open: minorToDecimal(openMinor, item.currency),
  disputed: minorToDecimal(disputedMinor, item.currency),
  small: isSmall,
  probability: probability.toFixed(4),
  factors: [
    { factor: probabilityBase.of, probability: probabilityBase.p.toFixed(4) },
    ...factors.map(({ factor, odds }) => ({ factor, odds })),
  ],
  paused: paused === null ? null : { reason: paused.reason, until: paused.until },
});

/** Clauses as one sentence; null: there is none. */
const joined = (clauses: readonly string[]): string | null =>
  clauses.length === 0 ? null : clauses.join('; ');

/** As `case` and `worklist` have it. */
export const nextStepJson = (next: NonNullable<Case['nextStep']>) => ({
  step: next.step,
  level: next.level,
  on: next.on,
  since: next.since,
  items: next.items,
  who: next.who,
  ownerCopied: next.ownerCopied,
  because: next.because,
  whyNotEarlier: joined(next.whyNotEarlier),
});

function nextText({ nextStep, blocked, events }: Case): string {
  const happened = events.map(({ on, because }) => plain(`event: ${on}: ${because}`));
  const lines = blocked.map(({ item, because }) =>
    plain(`  not now: ${item ?? 'the customer'}: ${because}`),
  );
  if (nextStep === null) return [...happened, 'next: nothing', ...lines, ''].join('\n');
  const why = joined(nextStep.whyNotEarlier);
  return [
    ...happened,
    plain(
      `next: ${nextStep.step} ${nextStep.name} on ${nextStep.on}, ${nextStep.who}: ${nextStep.because}`,
    ),
    ...(nextStep.ownerCopied === null
      ? []
      : [plain(`  copy to the owner: ${nextStep.ownerCopied}`)]),
    ...(why === null ? [] : [plain(`  not earlier: ${why}`)]),
    ...lines,
    '',
  ].join('\n');
}

/** How it is gone about, and what that rests on; nothing where nothing was said or assessed. */
function strategyText({ strategy }: Case): string {
  if (strategy === null) return '';
  const { stance, ability, willingness, isHalved, because, steps, missing } = strategy;
  return [
    plain(
      `strategy: ${stance ?? 'none yet'} (ability ${ability}, willingness ${willingness}${isHalved ? ', waiting times halved' : ''})`,
    ),
    ...because.map((said) => plain(`  ${said}`)),
    ...steps.map(({ what, doneOn }, at) =>
      plain(`  ${at + 1}. ${what}${doneOn === null ? '' : ` (${doneOn})`}`),
    ),
    ...(missing === null ? [] : [plain(`  ${missing}`)]),
    '',
  ].join('\n');
}

/** The credit it has and how late it usually pays; a line each, none where it is not known. */
function creditText({ credit, habit }: Case): string {
  const lines: string[] = [];
  if (credit !== null) {
    const { currency, limitMinor, usedMinor } = credit;
    const used = usedMinor === null ? 'no rate for all of it' : `${minorToDecimal(usedMinor, currency)} used`; // prettier-ignore
    lines.push(`limit: ${minorToDecimal(limitMinor, currency)} ${currency}, ${used}`);
  }
  if (habit !== null)
    lines.push(
      `pays: usually ${lateText(habit.usualDays)}, lately ${lateText(habit.latelyDays)} (${habit.items} items)`,
    );
  return lines.map((line) => `${plain(line)}\n`).join('');
}

const lateText = (days: number): string =>
  days === 0 ? 'on the due date' : `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'late' : 'early'}`; // prettier-ignore

const creditJson = ({ currency, limitMinor, usedMinor }: NonNullable<Case['credit']>) => ({
  currency,
  limit: minorToDecimal(limitMinor, currency),
  used: usedMinor === null ? null : minorToDecimal(usedMinor, currency),
});

export const caseCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('case')), ['table', 'json'])
    .description('everything known of one customer: items, promises, plans, disputes, holds, facts')
    .argument('<customer>', 'the customer')
    .action(async (code: string, flags: Flags) => {
      const moment = momentOf(flags);
      const one = await inLedger(flags, 'read', (session) =>
        session.call('case.get', { ...moment, customer: code }),
      );
      const { promises, plans, disputes, hold, facts } = one;
      const json = {
        ...moment,
        customer: one.customer,
        items: one.items.map(itemJson),
        promises: promises.map(promiseJson),
        plans: plans.map(planJson),
        disputes: disputes.map(disputeJson),
        hold: hold === null ? null : holdJson(hold),
        nextStep: one.nextStep === null ? null : nextStepJson(one.nextStep),
        blocked: one.blocked,
        events: one.events,
        strategy: one.strategy,
        credit: one.credit === null ? null : creditJson(one.credit),
        habit: one.habit,
        policyVersion: one.policyVersion,
        facts: facts.map(factJson),
      };
      answer(
        flags,
        json,
        () =>
          `${plain(`${one.customer} ${one.name}`)} as of ${moment.asOf}\n${creditText(one)}${nextText(one)}${strategyText(one)}${[
            part('Open items', ITEMS, one.items),
            part('Promises', PROMISE_COLUMNS, promises),
            part('Plans', PLAN_COLUMNS, plans),
            part('Disputes', DISPUTE_COLUMNS, disputes),
            part('Hold', HOLD_COLUMNS, hold === null ? [] : [hold]),
            part('Facts', FACTS, facts),
          ].join('')}`,
      );
    });
};
