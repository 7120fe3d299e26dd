/**
 * The credit file of a customer: what was asked for before credit is given, what of it is still good, and
 * which decision follows.
 *
 *     report       RP-2 of 2025-11-03, litigation left blank        open
 *     references   Iris GmbH (called on 2026-01-07)                 done; one that nobody rang counts for nothing
 *     statements   2024: current ratio 1.4, equity ratio 0.31       done
 *     assessment   ability good, willingness middling               done
 *     ->  limited: willingness is middling; the report says nothing of litigation
 *
 * The program proposes and the owner decides: the decision that he wrote down (`decision` of an assessment)
 * is told beside the proposal, and is what counts for orders. A report is good for twelve months unless it
 * says otherwise, statements for the two years after theirs.
 * Source: domain-rules 1.1 P01 to P06, 1.5 D04, 6.5 (effects of the bands); limits of the ratios are a rule of
 * thumb of the trade and said with them.
 */
import { abilityAndWillingness, type Rating } from '../case/strategy.ts';
import type { CaseFact } from '../case/live-facts.ts';
import type { JudgedCase } from '../case/judged-case.ts';
import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import type { PayingHabit } from '../risk/paying-habit.ts';
import type { ScoreBand } from '../risk/score.ts';
import { count, day, list, say, type Text } from '../texts/text.ts';
import {
  CREDIT_DECISIONS,
  creditDecided,
  limitInForce,
  type CreditDecided,
  type CreditDecision,
} from './credit-given.ts';

export const REPORT_SECTIONS = ['operating', 'financial', 'registration', 'litigation'] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** `open`: begun and not finished; `expired`: it was good once. */
export type PartState = 'missing' | 'open' | 'expired' | 'done';
export const FILE_PARTS = ['report', 'references', 'statements', 'assessment'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

export interface ReportOnFile {
  readonly key: string;
  readonly on: IsoDate;
  /** The last day on which it is good. */
  readonly goodUntil: IsoDate;
  readonly source: string;
  readonly rating: string;
  /** `''`: it says nothing of it. */
  readonly sections: Readonly<Record<ReportSection, string>>;
  readonly note: string;
}

export interface ReferenceOnFile {
  readonly key: string;
  readonly on: IsoDate;
  readonly company: string;
  /** Null: nobody has rung it, so it counts for nothing (P03). */
  readonly calledOn: IsoDate | null;
  readonly calledBy: string;
  readonly answer: string;
  readonly rating: string;
}

export interface StatementOnFile {
  readonly key: string;
  readonly on: IsoDate;
  readonly year: number | null;
  /** As written, `1.4`; `''`: not computed. */
  readonly currentRatio: string;
  readonly equityRatio: string;
  readonly payableDays: string;
  /** Sentences: what the ratios say, and what changed since the year before. */
  readonly says: readonly Text[];
  readonly isWeak: boolean;
}

export interface LimitOnFile {
  /** Null: of the customer's details, which do not say since when. */
  readonly key: string | null;
  readonly on: IsoDate | null;
  /** The last day of a temporary one; null: until another is set. */
  readonly until: IsoDate | null;
  readonly currency: string;
  readonly minor: Minor;
  /** As written; `''`: nothing of it is insured, or nobody wrote it down. */
  readonly insured: string;
  readonly approvedBy: string;
  readonly note: string;
  /** It is the one that counts. */
  readonly isInForce: boolean;
}

export interface CreditFile {
  /** The newest first; the one that counts is the first. */
  readonly reports: readonly ReportOnFile[];
  /** In the order of recording. */
  readonly references: readonly ReferenceOnFile[];
  /** The newest year first. */
  readonly statements: readonly StatementOnFile[];
  readonly ability: Rating;
  readonly willingness: Rating;
  readonly parts: readonly {
    readonly part: FilePart;
    readonly state: PartState;
    /** Clause: what is wanting; null: nothing. */
    readonly wanting: Text | null;
  }[];
  /** What the owner decided, newest; null: nothing yet. */
  readonly decided: CreditDecided | null;
  readonly proposed: { readonly decision: CreditDecision; readonly because: readonly Text[] };
  /** Sentence: the report is older than the default (D04); null: it is not. */
  readonly refresh: Text | null;
  /** The newest first, that of the details last. */
  readonly limits: readonly LimitOnFile[];
}

export interface CreditFileSetting {
  /** Null: too few items were paid to say. */
  readonly habit: PayingHabit | null;
  readonly band: ScoreBand;
}

const REPORT_GOOD_DAYS = 365;
const STATEMENT_GOOD_YEARS = 2;

/** `judged`: of a case that was loaded with its old facts, too. */
export function creditFileOf(judged: JudgedCase, setting: CreditFileSetting): CreditFile {
  const { one } = judged;
  const standing = one.facts.filter(({ ended }) => ended === null);
  const of = (kind: CaseFact['kind']): readonly CaseFact[] =>
    standing.filter((fact) => fact.kind === kind);
  const reports = of('report')
    .map(reportOf)
    .reverse()
    .sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0));
  const references = of('reference')
    .filter(({ isLive }) => isLive)
    .map(referenceOf);
  const statements = statementsOf(of('statement').filter(({ isLive }) => isLive));
  const { ability, willingness } = abilityAndWillingness(one);
  const onFile = { reports, references, statements, ability, willingness };
  const parts = FILE_PARTS.map((part) => ({ part, ...PARTS[part](onFile, one.asOf) }));
  return {
    ...onFile,
    parts,
    decided: creditDecided(one.facts),
    proposed: proposedOf(judged, onFile, parts, setting),
    refresh: refreshOf(judged, reports[0] ?? null),
    limits: limitsOf(judged),
  };
}

const reportOf = ({ key, on, until, details, note }: CaseFact): ReportOnFile => ({
  key,
  on,
  goodUntil: until ?? addDays(on, REPORT_GOOD_DAYS),
  source: details.source ?? '',
  rating: details.rating ?? '',
  sections: {
    operating: details.operating ?? '',
    financial: details.financial ?? '',
    registration: details.registration ?? '',
    litigation: details.litigation ?? '',
  },
  note,
});

const referenceOf = ({ key, on, person, details }: CaseFact): ReferenceOnFile => ({
  key,
  on,
  company: details.company ?? '',
  calledOn: (details.called_on as IsoDate | undefined) ?? null,
  calledBy: details.called_by ?? person,
  answer: details.answer ?? '',
  rating: details.rating ?? '',
});

// --- Financial statements.

/** Below these a customer lives on its suppliers: short-term means do not cover short-term debts. */
const WEAK = { currentRatio: 1, equityRatio: 0.1, payableDaysMore: 30 } as const;

function statementsOf(facts: readonly CaseFact[]): readonly StatementOnFile[] {
  const byYear = facts.toSorted((a, b) => yearOf(b) - yearOf(a) || b.id - a.id);
  return byYear.map((fact, at) => {
    const { key, on, details } = fact;
    const { current_ratio: current, equity_ratio: equity, payable_days: payable } = details;
    const before = byYear.slice(at + 1).find((one) => yearOf(one) < yearOf(fact));
    const weak: Text[] = [];
    if (current !== undefined && Number(current) < WEAK.currentRatio)
      weak.push(
        say`Current ratio ${current}: what it owes within the year is more than what it has for it.`,
      );
    if (equity !== undefined && Number(equity) < WEAK.equityRatio)
      weak.push(say`Equity ratio ${equity}: nearly everything belongs to its creditors.`);
    const paidLater = Number(payable) - Number(before?.details.payable_days);
    if (paidLater >= WEAK.payableDaysMore)
      weak.push(
        say`It pays its suppliers ${count(paidLater, 'day')} later than in ${String(yearOf(before as CaseFact))}.`,
      );
    const changed =
      weak.length > 0 || before === undefined ? [] : [changedSince(before, details)].flat();
    return {
      key,
      on,
      year: details.year === undefined ? null : Number(details.year),
      currentRatio: current ?? '',
      equityRatio: equity ?? '',
      payableDays: payable ?? '',
      says: [...weak, ...changed],
      isWeak: weak.length > 0,
    };
  });
}

function changedSince(before: CaseFact, now: CaseFact['details']): readonly Text[] {
  const was = before.details.equity_ratio;
  const is = now.equity_ratio;
  if (was === undefined || is === undefined || Number(was) === Number(is)) return [];
  const year = String(yearOf(before));
  return Number(is) > Number(was)
    ? [say`Its equity ratio rose from ${was} in ${year} to ${is}.`]
    : [say`Its equity ratio fell from ${was} in ${year} to ${is}.`];
}

/** A statement without its year is of the year before it came. */
const yearOf = ({ on, details }: CaseFact): number =>
  details.year === undefined ? Number(on.slice(0, 4)) - 1 : Number(details.year);

// --- What is there and what is wanting.

type OnFile = Pick<CreditFile, 'reports' | 'references' | 'statements' | 'ability' | 'willingness'>;
interface Part {
  readonly state: PartState;
  readonly wanting: Text | null;
}
const DONE: Part = { state: 'done', wanting: null };

const PARTS: Readonly<Record<FilePart, (of: OnFile, asOf: IsoDate) => Part>> = {
  report({ reports: [newest] }, asOf) {
    if (newest === undefined) return { state: 'missing', wanting: say`no credit report` };
    if (newest.goodUntil < asOf)
      return {
        state: 'expired',
        wanting: say`the report (${newest.key}) is of ${day(newest.on)}, good until ${day(newest.goodUntil)}`,
      };
    const blank = REPORT_SECTIONS.filter((section) => newest.sections[section].trim() === '');
    if (blank.length === 0) return DONE;
    return {
      state: 'open',
      wanting: say`the report (${newest.key}) says nothing of ${list(
        blank.map((section) => SECTION_NAMES[section]),
        'and',
      )}`,
    };
  },
  references({ references }) {
    if (references.length === 0) return { state: 'missing', wanting: say`no trade reference` };
    const waiting = references.filter(({ calledOn }) => calledOn === null);
    if (waiting.length === 0) return DONE;
    return {
      state: waiting.length === references.length ? 'open' : 'done',
      wanting: say`nobody has rung ${list(
        waiting.map(({ company, key }) => (company === '' ? key : company)),
        'and',
      )}`,
    };
  },
  statements({ statements: [newest] }, asOf) {
    if (newest === undefined) return { state: 'missing', wanting: say`no financial statement` };
    const year = newest.year ?? Number(newest.on.slice(0, 4)) - 1;
    return year + STATEMENT_GOOD_YEARS < Number(asOf.slice(0, 4))
      ? { state: 'expired', wanting: say`the newest statement is of ${String(year)}` }
      : DONE;
  },
  assessment({ ability, willingness }) {
    if (ability === 'unknown' && willingness === 'unknown')
      return { state: 'missing', wanting: say`ability and willingness are not assessed` };
    if (ability === 'unknown')
      return { state: 'open', wanting: say`whether it can pay is not assessed` };
    if (willingness === 'unknown')
      return { state: 'open', wanting: say`whether it wants to pay is not assessed` };
    return DONE;
  },
};

const SECTION_NAMES: Readonly<Record<ReportSection, Text>> = {
  operating: say`its operations`,
  financial: say`its finances`,
  registration: say`its registration`,
  litigation: say`litigation`,
};

// --- The decision.

/** What follows from one ground; the strictest of all is proposed. */
type Ground = readonly [CreditDecision, Text];

function proposedOf(
  { one, insolvency }: JudgedCase,
  { ability, willingness, statements: [newest] }: OnFile,
  parts: CreditFile['parts'],
  { habit, band }: CreditFileSetting,
): CreditFile['proposed'] {
  const grounds: Ground[] = [];
  if (insolvency === 'formal') grounds.push(['decline', say`insolvency proceedings are open`]);
  if (insolvency === 'suspected') grounds.push(['cash_only', say`an insolvency is suspected`]);
  if (ability === 'bad' && willingness === 'bad')
    grounds.push(['decline', say`it cannot pay and does not want to`]);
  else if (ability === 'bad') grounds.push(['cash_only', say`it cannot pay at present`]);
  else if (willingness === 'bad') grounds.push(['cash_only', say`it does not want to pay`]);
  if (band === 'critical' || band === 'high')
    grounds.push(['cash_only', say`the risk score says payment in advance`]);
  if (ability === 'middling' || willingness === 'middling')
    grounds.push([
      'limited',
      ability === 'middling' ? say`its ability is middling` : say`its willingness is middling`,
    ]);
  if (newest?.isWeak === true) grounds.push(['limited', say`its last statement is weak`]);
  const wanting = parts
    .filter(({ state }) => state !== 'done')
    .flatMap((part) => part.wanting ?? []);
  if (wanting.length > 0)
    // Who has paid is known by that; of a new customer nothing is known yet (P01).
    grounds.push([
      habit === null && one.receipts.length === 0 ? 'cash_only' : 'limited',
      say`${list(wanting, 'semicolon')}`,
    ]);
  if (grounds.length === 0) return { decision: 'full', because: [say`the file is complete`] };
  const strictness = ([decision]: Ground): number => CREDIT_DECISIONS.indexOf(decision);
  const inOrder = grounds.toSorted((a, b) => strictness(a) - strictness(b));
  const [strictest] = inOrder as [Ground, ...Ground[]];
  return { decision: strictest[0], because: inOrder.map(([, because]) => because) };
}

/** D04: a new report at the first default, to be read beside the old one. */
function refreshOf({ items }: JudgedCase, report: ReportOnFile | null): Text | null {
  const [first] = items
    .filter(({ daysPastDue, dispute }) => daysPastDue > 0 && dispute === null)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  if (first === undefined || (report !== null && report.on > first.dueOn)) return null;
  const { invoice } = first.item;
  return report === null
    ? say`Ask for a credit report: ${invoice} is overdue since ${day(first.dueOn)}, and there is none on file.`
    : say`Ask for a new credit report: ${invoice} is overdue since ${day(first.dueOn)}, and the report is of ${day(report.on)}, ${count(daysBetween(report.on, first.dueOn), 'day')} before.`;
}

// --- Limits.

function limitsOf({ one }: JudgedCase): readonly LimitOnFile[] {
  const inForce = limitInForce(one.facts);
  const set = one.facts.flatMap((fact): LimitOnFile[] => {
    const { kind, key, on, until, currency, amountMinor, details, note } = fact;
    if (kind !== 'limit' || currency === null || amountMinor === null) return [];
    const { insured = '', approved_by: approvedBy = '' } = details;
    const isInForce = fact === inForce;
    return [{ key, on, until, currency, minor: amountMinor, insured, approvedBy, note, isInForce }];
  });
  const { creditLimitMinor: minor, currency } = one.customer;
  const none = { key: null, on: null, until: null, insured: '', approvedBy: '', note: '' };
  const own: readonly LimitOnFile[] =
    minor === null || currency === null
      ? []
      : [{ ...none, currency, minor, isInForce: inForce === null }];
  const on = (row: LimitOnFile): string => row.on ?? '';
  const newestFirst = set.reverse().sort((a, b) => (on(a) > on(b) ? -1 : on(a) < on(b) ? 1 : 0));
  return [...newestFirst, ...own];
}
