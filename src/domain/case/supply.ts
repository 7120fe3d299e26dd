/**
 * Whether an order of a customer may go out on the day of the case, and what would let it go.
 *
 *     C1 orders for EUR 4,000.00 on account
 *       no    deliveries are held since 2026-03-02 (broken promise), H-2
 *       no    promise P-1 was broken on 2026-03-11: prepayment until everything is paid
 *       no    EUR 24,000.00 would be open with it, and the limit is EUR 20,000.00
 *       then  EUR 1,200.00 is paid and you end H-2
 *
 * The program proposes and the owner decides: `no` says what the owner decided before (a hold, the terms)
 * or what the rules of the house say until he decides otherwise; `ask` waits for him.
 * Source: domain-rules 1.4 T11, T12, T18, D20, D21; 1.9 M01, M04; 3 (escalations); N16.
 */
import { citable, contractInForce } from '../contracts/citable.ts';
import type { Contract } from '../contracts/contract.ts';
import { creditDecided, creditLimitOf } from '../credit/credit-given.ts';
import { readGoods } from '../facts/case-facts.ts';
import { foldText } from '../fold-text.ts';
import { exponentOf } from '../currencies.ts';
import { daysBetween, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { TermsRule } from '../terms/terms.ts';
import { count, day, groupedMoney, list, plural, say, type Text } from '../texts/text.ts';
import type { CustomerCase } from './case.ts';
import { exposureOf, fitsLimit, type BindingOrder } from './exposure.ts';
import { insurerClock, type InsurerSetting } from './insurer.ts';
import type { JudgedCase, JudgedItem } from './judged-case.ts';
import type { CaseFact } from './live-facts.ts';

/** How the order would be paid: later, before it leaves, or when it is handed over. */
export const ORDER_PAYMENTS = ['on_account', 'in_advance', 'cash'] as const;
export type OrderPayment = (typeof ORDER_PAYMENTS)[number];

export interface Order {
  readonly currency: CurrencyCode;
  readonly amountMinor: Minor;
  readonly payment: OrderPayment;
  /** What is ordered, by name; empty: not known. */
  readonly goods: readonly string[];
}

/** From the mildest: it goes; a part of it goes; the owner is asked; it stays. */
export const ORDER_ANSWERS = ['yes', 'part', 'ask', 'no'] as const;
export type OrderAnswer = (typeof ORDER_ANSWERS)[number];

export type SupplyRule =
  | 'hold'
  | 'cash_only'
  | 'prepaid'
  | 'staged'
  | 'goods'
  | 'insolvency'
  | 'declined'
  | 'credit_decision'
  | 'severe_signal'
  | 'broken_promise'
  | 'insurer'
  | 'rolling_batch'
  | 'terms'
  | 'overdue'
  | 'limit'
  | 'watch'
  | 'order_size'
  | 'order_burst'
  | 'off_season';

export interface SupplyGround {
  readonly rule: SupplyRule;
  readonly answer: Exclude<OrderAnswer, 'yes'>;
  /** A clause. */
  readonly because: Text;
  /** What the rule compared; left out: nothing with a number. */
  readonly compared?: Compared;
}

/** Days, or minor units of a currency. */
export type Compared = { readonly value: number; readonly limit: number } & (
  | { readonly of: 'days' }
  | { readonly of: 'money'; readonly currency: CurrencyCode }
);

export interface OrderDecision {
  readonly answer: OrderAnswer;
  /** The strictest first; empty: nothing stands against it. */
  readonly grounds: readonly SupplyGround[];
  /** Of a staged supply: the most that may go, in the currency of the order. */
  readonly mostMinor: Minor | null;
  /** What has to happen for all of it to go out; null: nothing has. */
  readonly release: Text | null;
}

export interface SupplySetting extends InsurerSetting {
  /** By which the order would be invoiced; null: nobody agreed on any. */
  readonly terms: TermsRule | null;
  /** Minor units of the second currency at the rate of the day; null: there is no rate. */
  readonly convert: (minor: Minor, from: CurrencyCode, to: CurrencyCode) => Minor | null;
  /** What else binds the limit. */
  readonly orders: readonly BindingOrder[];
  /** What is unusual about the order for this customer (domain-rules 6.3), where it matters. */
  readonly unusual: readonly UnusualOrder[];
}

export interface UnusualOrder {
  readonly kind: 'order_size' | 'order_burst' | 'off_season';
  /** Major units of the order's currency, or orders in 14 days; off season nothing. */
  readonly now: number | null;
  readonly usual: number | null;
}

/** Half the lines and half of each (T18: 20 varieties of 10 become 10 of 5). */
const STAGED_SHARE = 0.5 * 0.5;

interface Asked {
  readonly judged: JudgedCase;
  readonly order: Order;
  readonly setting: SupplySetting;
}
type Rule = (asked: Asked) => SupplyGround | null;

const liveHolds = ({ one }: JudgedCase, level: string): readonly CaseFact[] =>
  one.facts.filter(
    ({ kind, isLive, details }) => kind === 'hold' && isLive && (details.level ?? 'hold') === level,
  );

const groundOf = ({ on, key, details, note }: CaseFact): Text => {
  const ground = (details.ground ?? note).trim();
  return ground === '' ? say`since ${day(on)}, ${key}` : say`since ${day(on)} (${ground}), ${key}`;
};

/** `payments`: those with which it may go all the same. */
const byHold =
  (
    level: 'hold' | 'cash_only' | 'prepaid',
    payments: readonly OrderPayment[],
    said: (hold: Text) => Text,
  ): Rule =>
  ({ judged, order }) => {
    const [hold] = liveHolds(judged, level);
    return hold === undefined || payments.includes(order.payment)
      ? null
      : { rule: level, answer: 'no', because: said(groundOf(hold)) };
  };

const isOnAccount = ({ order }: Asked): boolean => order.payment === 'on_account';

const RULES: readonly Rule[] = [
  // T11, M04: whatever is paid for it, until the account is up to date.
  byHold('hold', [], (hold) => say`deliveries are held ${hold}`),
  byHold('cash_only', ['in_advance', 'cash'], (hold) => say`cash only ${hold}`),
  byHold('prepaid', ['in_advance'], (hold) => say`payment in advance only ${hold}`),
  insolvencyRule,
  creditDecisionRule,
  brokenPromiseRule,
  insurerRule,
  rollingBatchRule,
  termsRule,
  stagedRule,
  goodsRule,
  limitRule,
  overdueRule,
];

function insolvencyRule(asked: Asked): SupplyGround | null {
  const { judged } = asked;
  if (!isOnAccount(asked)) return null;
  if (judged.insolvency === 'formal')
    return {
      rule: 'insolvency',
      answer: 'no',
      because: say`insolvency proceedings are open: only against payment in advance`,
    };
  if (judged.insolvency === 'suspected')
    return {
      rule: 'insolvency',
      answer: 'ask',
      because: say`an insolvency is suspected: ask for security or payment in advance`,
    };
  const [signal] = judged.severe;
  return signal === undefined
    ? null
    : {
        rule: 'severe_signal',
        answer: 'ask',
        because: say`a severe signal on ${day(signal.on)}: ask for security or payment in advance`,
      };
}

/** P05: who was declined gets nothing, who is cash only nothing on account. Without a decision nothing is said. */
function creditDecisionRule(asked: Asked): SupplyGround | null {
  const decided = creditDecided(asked.judged.one.facts);
  if (decided === null) return null;
  const { decision, key, on, reason } = decided;
  const named = reason === '' ? say`${day(on)}, ${key}` : say`${day(on)} (${reason}), ${key}`;
  if (decision === 'decline')
    return {
      rule: 'declined',
      answer: 'no',
      because: say`the customer was declined on ${named}`,
    };
  return decision === 'cash_only' && isOnAccount(asked)
    ? {
        rule: 'credit_decision',
        answer: 'no',
        because: say`no credit by the decision of ${named}: payment in advance or in cash`,
      }
    : null;
}

/** T12: no more credit until everything is paid. */
function brokenPromiseRule(asked: Asked): SupplyGround | null {
  const { judged, setting } = asked;
  if (!isOnAccount(asked) || judged.items.length === 0) return null;
  const { brokenPromiseDays } = setting.policy.buckets;
  const broken = judged.promises.findLast(({ brokenOn }) =>
    isBrokenLately(brokenOn, judged.one.asOf, brokenPromiseDays),
  );
  return broken?.brokenOn == null
    ? null
    : {
        rule: 'broken_promise',
        answer: 'no',
        because: say`promise ${broken.fact.key} was broken on ${day(broken.brokenOn)}: payment in advance until everything is paid`,
      };
}

/** Past the insurer's period new deliveries on account are not covered (domain-rules 3, "Insurer clock"). */
function insurerRule(asked: Asked): SupplyGround | null {
  const clock = isOnAccount(asked) ? insurerClock(asked.judged, asked.setting) : null;
  if (clock === null || clock.stage === 'insurer_warning') return null;
  const { oldest, rules, endsOn } = clock;
  return {
    rule: 'insurer',
    answer: 'no',
    because: say`${oldest.item.invoice} is past the insurer's maximum extension period (${count(rules.extensionDays, 'day')}) since ${day(endsOn)}: payment in advance until it is paid`,
  };
}

/** A broken promise stands against credit for so many days (T12). */
export const isBrokenLately = (brokenOn: IsoDate | null, asOf: IsoDate, days: number): boolean =>
  brokenOn !== null && daysBetween(brokenOn, asOf) <= days;

/** D21: the lot before is settled before the next one is supplied, however that is paid. */
function rollingBatchRule({ judged, setting }: Asked): SupplyGround | null {
  if (setting.terms?.kind !== 'rolling_batch' || judged.items.length === 0) return null;
  return {
    rule: 'rolling_batch',
    answer: 'no',
    because: say`the lot before is paid first: ${openNames(judged.items)}`,
  };
}

/** D20: who pays at once by the terms gets nothing on credit. */
function termsRule(asked: Asked): SupplyGround | null {
  const { kind } = asked.setting.terms ?? {};
  if (kind === 'cod' && isOnAccount(asked))
    return { rule: 'terms', answer: 'no', because: say`their terms are cash on delivery` };
  if (kind === 'prepaid' && asked.order.payment !== 'in_advance')
    return { rule: 'terms', answer: 'no', because: say`their terms are payment in advance` };
  return null;
}

function stagedRule(asked: Asked): SupplyGround | null {
  const { judged, order } = asked;
  const [hold] = liveHolds(judged, 'staged');
  if (hold === undefined || !isOnAccount(asked)) return null;
  const unpaid = judged.items.filter(({ item }) => item.issuedOn >= hold.on);
  return unpaid.length > 0
    ? {
        rule: 'staged',
        answer: 'no',
        because: say`in stages ${groundOf(hold)}: the last lot is paid first: ${openNames(unpaid)}`,
      }
    : {
        rule: 'staged',
        answer: 'part',
        because: say`in stages ${groundOf(hold)}: half the lines and half of each, at most ${groupedMoney(stagedMost(order), order.currency)}`,
      };
}

/** M03: named goods wait until the account is current, however they are paid; the rest goes. */
function goodsRule({ judged, order }: Asked): SupplyGround | null {
  const holds = liveHolds(judged, 'goods');
  const held = holds.flatMap(({ details }) => readGoods(details.goods ?? ''));
  const [hold] = holds;
  if (hold === undefined) return null;
  const since = groundOf(hold);
  if (order.goods.length === 0)
    return {
      rule: 'goods',
      answer: 'ask',
      because: say`${list(held, 'and')} ${plural(held.length, 'is', 'are')} on hold until the account is current, ${since}: say which goods are ordered`,
    };
  const folded = new Set(held.map(foldText));
  const waiting = order.goods.filter((one) => folded.has(foldText(one)));
  if (waiting.length === 0) return null;
  const what = say`${list(waiting, 'and')} ${plural(waiting.length, 'is', 'are')} on hold until the account is current, ${since}`;
  return waiting.length === order.goods.length
    ? { rule: 'goods', answer: 'no', because: what }
    : { rule: 'goods', answer: 'part', because: say`${what}; what else is ordered may go` };
}

const stagedMost = ({ amountMinor }: Order): Minor => Math.floor(amountMinor * STAGED_SHARE);

function limitRule(asked: Asked): SupplyGround | null {
  const { judged, order, setting } = asked;
  const limit = creditLimitOf(judged.one);
  if (limit === null || !isOnAccount(asked)) return null;
  const { currency } = limit;
  const { usedMinor, isWhole } = exposureOf(judged, setting.orders, currency, setting.convert);
  const orderMinor =
    order.currency === currency
      ? order.amountMinor
      : setting.convert(order.amountMinor, order.currency, currency);
  if (orderMinor === null || !isWhole)
    return {
      rule: 'limit',
      answer: 'ask',
      because: say`the limit is ${groupedMoney(limit.minor, currency)}, and there is no rate for everything that is open`,
    };
  const fits = fitsLimit(usedMinor, orderMinor, limit.minor);
  const after = usedMinor + orderMinor;
  const said = {
    because: say`${groupedMoney(after, currency)} would be open with it, and the limit is ${groupedMoney(limit.minor, currency)}`,
    compared: { of: 'money', value: after, limit: limit.minor, currency },
  } as const;
  if (fits === 'ok') return null;
  return fits === 'hold'
    ? { rule: 'limit', answer: 'no', ...said }
    : { rule: 'watch', answer: 'ask', ...said };
}

/** K09: from that day on stopping supply is proposed; nobody has decided it. */
function overdueRule(asked: Asked): SupplyGround | null {
  const { judged, setting } = asked;
  const after = setting.policy.steps.find(({ step }) => step === 'K09')?.after ?? null;
  if (after === null || !isOnAccount(asked)) return null;
  const late = judged.items.filter(({ daysPastDue }) => daysPastDue >= after);
  const oldest = late.reduce((days, { daysPastDue }) => Math.max(days, daysPastDue), 0);
  return late.length === 0
    ? null
    : {
        rule: 'overdue',
        answer: 'ask',
        because: say`${namesOf(late)} ${plural(late.length, 'is', 'are')} up to ${count(oldest, 'day')} late; from ${count(after, 'day')} on stopping supply is proposed`,
        compared: { of: 'days', value: oldest, limit: after },
      };
}

/** 6.3: an order that is not like them is looked at before it goes out, however it is paid. */
const unusualGrounds = ({ order: { currency }, setting }: Asked): readonly SupplyGround[] =>
  setting.unusual.map(({ kind, now, usual }): SupplyGround => {
    if (now === null || usual === null)
      return { rule: kind, answer: 'ask', because: say`it is out of their season` };
    const minor = (major: number): Minor => Math.round(major * 10 ** exponentOf(currency));
    return kind === 'order_burst'
      ? {
          rule: kind,
          answer: 'ask',
          because: say`${count(now, 'order')} in 14 days with it, usually ${usual.toFixed(1)}`,
        }
      : {
          rule: kind,
          answer: 'ask',
          because: say`${groupedMoney(minor(now), currency)} on this day is unusually large, usually ${groupedMoney(minor(usual), currency)}`,
          compared: { of: 'money', value: minor(now), limit: minor(usual), currency },
        };
  });

const MOST_NAMED = 3;

/** Invoices, at most three of them by name: `INV-1, INV-2, INV-3 and 2 others`. */
export const namesOf = (items: readonly JudgedItem[]): Text => {
  const names = [...new Set(items.map(({ item }) => item.invoice))];
  const rest = names.length - MOST_NAMED;
  const named = list(names.slice(0, MOST_NAMED));
  return rest > 0 ? say`${named} and ${count(rest, 'other')}` : say`${named}`;
};
const openNames = (items: readonly JudgedItem[]): Text =>
  say`${namesOf(items)} ${plural(items.length, 'is', 'are')} open`;

/** `order.amountMinor` > 0. */
export function decideOrder(
  judged: JudgedCase,
  order: Order,
  setting: SupplySetting,
): OrderDecision {
  const asked: Asked = { judged, order, setting };
  const found = RULES.flatMap((rule) => rule(asked) ?? []);
  const grounds = [...found, ...unusualGrounds(asked)].sort(
    (a, b) => ORDER_ANSWERS.indexOf(b.answer) - ORDER_ANSWERS.indexOf(a.answer),
  );
  const answer = grounds[0]?.answer ?? 'yes';
  return {
    answer,
    grounds,
    // What named goods come to nobody said.
    mostMinor:
      answer === 'part' && grounds.some(({ rule }) => rule === 'staged') ? stagedMost(order) : null,
    release: releaseOf(judged, grounds),
  };
}

/** Which of the grounds the customer can remove, and which the owner. */
function releaseOf(judged: JudgedCase, grounds: readonly SupplyGround[]): Text | null {
  if (grounds.length === 0) return null;
  const has = (...rules: readonly SupplyRule[]): boolean =>
    grounds.some(({ rule }) => rules.includes(rule));
  if (has('declined')) return say`When you decide otherwise on the credit file.`;
  const sums = new Map<CurrencyCode, Minor>();
  // Of these rules everything has to be paid, of the others what is overdue.
  const everything = has('broken_promise', 'rolling_batch');
  if (has('hold', 'cash_only', 'prepaid', 'staged', 'goods', 'overdue', 'insurer') || everything)
    for (const { item, daysPastDue } of judged.items)
      if (everything || daysPastDue > 0)
        sums.set(item.currency, (sums.get(item.currency) ?? 0) + item.openMinor);
  const paid = [...sums].map(([currency, minor]) => groupedMoney(minor, currency));
  const holds = judged.one.facts
    .filter(({ kind, isLive, details }) => kind === 'hold' && isLive && details.level !== 'watch')
    .map(({ key }) => key);
  const isHeld = has('hold', 'cash_only', 'prepaid', 'staged', 'goods');
  if (paid.length > 0)
    return isHeld
      ? say`When ${list(paid, 'and')} is paid and you have ended ${list(holds, 'and')}.`
      : say`When ${list(paid, 'and')} is paid.`;
  if (isHeld)
    return say`Nothing is overdue: the account is current, and you can end ${list(holds, 'and')}.`;
  if (grounds.every(({ answer }) => answer === 'ask')) return say`When you agree.`;
  return grounds.every(({ rule, answer }) => answer === 'ask' || rule === 'limit')
    ? say`When it is paid for in advance, or you raise the limit.`
    : say`When it is paid for in advance.`;
}

// --- Holding deliveries back.

/** What a hold can rest on, and what to weigh before one is placed (N16). */
export interface HoldGrounds {
  /** Clauses as they are written down: `2 invoices overdue, the oldest 40 days late (INV-1, INV-2)`. */
  readonly grounds: readonly Text[];
  /** Null: a contract that both signed gives the right. */
  readonly caution: Text | null;
  /** Of a hold of goods: what is said, and what to weigh (M03, N9). */
  readonly goodsCaution: Text;
}

/** Where a contract that both signed gives the right to stop deliveries. */
export interface SuspensionRight {
  readonly contract: string;
  readonly clause: string;
}

/** Of the contract in force on the day of the case; `contracts`: of this customer. */
export function suspensionRight(
  { customer, asOf }: Pick<CustomerCase, 'customer' | 'asOf'>,
  contracts: readonly Contract[],
): SuspensionRight | null {
  const contract = contractInForce(contracts, customer.code, asOf);
  if (contract === null) return null;
  const clause = citable(contract, asOf).clauses.find(({ kind }) => kind === 'suspension_right');
  return clause === undefined ? null : { contract: contract.number, clause: clause.number };
}

/** `contracts`: of this customer. */
export function holdGrounds(judged: JudgedCase, contracts: readonly Contract[]): HoldGrounds {
  const { one, items, severe, insolvency } = judged;
  const late = items.filter(({ daysPastDue }) => daysPastDue > 0);
  const oldest = late.reduce((days, { daysPastDue }) => Math.max(days, daysPastDue), 0);
  const broken = judged.promises.findLast(({ brokenOn }) => brokenOn !== null);
  const [signal] = severe;
  const right = suspensionRight(one, contracts);
  const grounds: Text[] = [];
  if (late.length > 0)
    grounds.push(
      say`${count(late.length, 'item')} overdue, the oldest ${count(oldest, 'day')} late (${namesOf(late)})`,
    );
  if (broken?.brokenOn != null)
    grounds.push(say`promise ${broken.fact.key} was broken on ${day(broken.brokenOn)}`);
  if (insolvency !== 'none')
    grounds.push(
      insolvency === 'formal'
        ? say`insolvency proceedings are open`
        : say`an insolvency is suspected`,
    );
  if (signal !== undefined) grounds.push(say`a severe signal on ${day(signal.on)}`);
  if (right !== null)
    grounds.push(say`${right.contract}, clause ${right.clause}: right to suspend deliveries`);
  return {
    grounds,
    goodsCaution: say`Say that these goods are on hold until the account is current, never that there are none. Where you have a strong position in the market, refusing them to one customer can be an abuse of it: take advice first.`,
    caution:
      right !== null
        ? null
        : say`No signed contract gives you the right to stop deliveries. Where you have agreed to deliver, stopping without firm evidence is a breach of your own: write down what you know, tell the customer at once, and take advice.`,
  };
}
