/** The facts of notices, for tests of wording, composing and printing. */
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  composeHoldNotice,
  type HoldNoticeFacts,
} from '../../../src/domain/notices/hold-notice.ts';
import type { NoticeContent, NoticeWording } from '../../../src/domain/notices/notice.ts';
import {
  composePlanConfirmation,
  type PlanConfirmationFacts,
} from '../../../src/domain/notices/plan-confirmation.ts';
import { composeRepNotice, type RepNoticeFacts } from '../../../src/domain/notices/rep-notice.ts';
import { NOTICE } from '../../../src/services/letters/wordings.ts';
import { letterFacts, SENDER } from '../letters/facts.ts';

export const NOTICE_WORDING: NoticeWording = NOTICE;

const { recipient: RECIPIENT, bankAccount: ACCOUNT } = letterFacts(1);
export const HELD_ON = day('2026-11-02');

type HoldParties = Parameters<typeof composeHoldNotice>[0];
type PlanParties = Parameters<typeof composePlanConfirmation>[0];

export const NOTHING_SHOWN: HoldNoticeFacts = {
  overdue: [],
  isPartDisputed: false,
  open: [],
  onAccount: [],
  broken: null,
  right: null,
};

/** `count` items overdue in a currency. */
export const overdueIn = (currency: string, count: number): HoldNoticeFacts['overdue'][number] => {
  const items = Array.from({ length: count }, (_, index) => {
    const daysPastDue = 40 + count - index;
    return {
      item: index === 0 ? 'INV-2026000 (2/3)' : `INV-${2026000 + index}`,
      issuedOn: addDays(HELD_ON, -daysPastDue - 30),
      dueOn: addDays(HELD_ON, -daysPastDue),
      daysPastDue,
      overdueMinor: 150_000 + index * 3_719,
    };
  });
  return {
    currency,
    items,
    totalMinor: items.reduce((sum, { overdueMinor }) => sum + overdueMinor, 0),
  };
};

/** Two invoices overdue in euro. */
export const SHOWN: HoldNoticeFacts = {
  ...NOTHING_SHOWN,
  overdue: [overdueIn('EUR', 2)],
  open: [{ currency: 'EUR', minor: 400_000 }],
};

export const repNotice = (
  facts: Partial<RepNoticeFacts> = {},
  parties: Partial<Parameters<typeof composeRepNotice>[0]> = {},
): NoticeContent =>
  composeRepNotice(
    { reference: RECIPIENT.customer, on: HELD_ON, sender: SENDER, recipient: RECIPIENT, salesRep: 'Iker Sola', ...parties },
    {
      overdue: SHOWN.overdue,
      isPartDisputed: false,
      onAccount: [],
      broken: null,
      promised: null,
      reason: null,
      held: [],
      isInsolvent: false,
      ...facts,
    },
    NOTICE_WORDING,
  ); // prettier-ignore

export const holdNotice = (
  facts: Partial<HoldNoticeFacts> = {},
  parties: Partial<HoldParties> = {},
): NoticeContent =>
  composeHoldNotice(
    {
      reference: 'H-2026-0001',
      on: HELD_ON,
      sender: SENDER,
      recipient: RECIPIENT,
      level: 'hold',
      ownGround: 'overdue',
      goods: [],
      ...parties,
    },
    { ...SHOWN, ...facts },
    NOTICE_WORDING,
  );

/** `items` invoices of one amount, paid in `instalments`. */
export function planFacts(
  items: number,
  instalments: number,
  more: Partial<PlanConfirmationFacts> = {},
): PlanConfirmationFacts {
  const totalMinor = items * instalments * 25_000;
  return {
    currency: 'EUR',
    items: Array.from({ length: items }, (_, index) => ({
      item: `INV-${2026000 + index}`,
      issuedOn: addDays(HELD_ON, -90 + index),
      dueOn: addDays(HELD_ON, -60 + index),
      openMinor: totalMinor / items,
    })),
    instalments: Array.from({ length: instalments }, (_, index) => ({
      on: addDays(HELD_ON, 30 * (index + 1)),
      inTimeUntil: addDays(HELD_ON, 30 * (index + 1) + 7),
      amountMinor: totalMinor / instalments,
    })),
    totalMinor,
    security: '',
    interest: 'open',
    person: '',
    ...more,
  };
}

export const planConfirmation = (
  facts: PlanConfirmationFacts = planFacts(2, 3),
  parties: Partial<PlanParties> = {},
): NoticeContent =>
  composePlanConfirmation(
    {
      reference: 'PL-2026-0001',
      on: HELD_ON,
      sender: SENDER,
      recipient: RECIPIENT,
      account: ACCOUNT,
      ...parties,
    },
    facts,
    NOTICE_WORDING,
  );
