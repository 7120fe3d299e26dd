/**
 * What a fact says about days, amounts and details, judged by its kind and by what was open on its day.
 *
 *     promise, 700.00 where 500.00 is open          ->  recorded, with a warning
 *     plan whose instalments are not what is open   ->  refused
 */
import { exponentOf } from '../../../currencies.ts';
import { addDays, daysBetween } from '../../../dates.ts';
import {
  aCaseFact,
  type CaseFactDraft,
  type CaseFactKind,
  caseFactKind,
  detailFaults,
  detailReaders,
  ENDING_DETAILS,
  readGoods,
  readSchedule,
  unknownDetails,
} from '../../../facts/case-facts.ts';
import { decimalToMinor, type Minor, sumMinor } from '../../../money.ts';
import { amount, day, money, say, type Text } from '../../../texts/text.ts';
import { shortened } from '../../findings.ts';
import {
  type CaseColumn,
  type Context,
  itemsOf,
  refuse,
  type WrittenCaseFact,
} from './written-fact.ts';

/** What a fact says about days, amounts and details. Ends are judged beside the fact they end. */
export function judgeContent(context: Context, row: WrittenCaseFact): void {
  if (row.kind === 'end') return judgeUnused(context, row);
  const spec = caseFactKind(row.kind);
  const fact = row.draft as CaseFactDraft;
  const no = (code: string, column: CaseColumn, what: Text): void =>
    refuse(context, row, code, column, what);
  judgeUnused(context, row);
  if (spec.until?.isRequired === true && row.until === null)
    no(
      'until_missing',
      'until',
      say`the day is missing: ${aCaseFact(row.kind)} says what it is ${spec.until.is}`,
    );
  if (row.until !== null && spec.until !== null) {
    if (row.until < row.on)
      no(
        'until_before_on',
        'until',
        say`${day(row.until)} is before ${day(row.on)}, on which it begins`,
      );
    const { mostDays } = spec.until;
    if (mostDays !== undefined && daysBetween(row.on, row.until) > mostDays)
      no(
        'until_too_late',
        'until',
        say`${day(row.until)} is more than ${mostDays} days after ${day(row.on)}; ${aCaseFact(row.kind)} lasts until ${day(addDays(row.on, mostDays))} at most`,
      );
  }
  if (
    row.kind === 'extension' &&
    fact.details.state === 'granted' &&
    row.until === null &&
    row.status === 'new'
  )
    no('until_missing', 'until', say`the new due date of an extension that was granted is missing`);
  if (spec.amount?.isRequired === true && row.amount === '')
    no(
      'amount_missing',
      'amount',
      say`the amount is missing: ${aCaseFact(row.kind)} says what sum it is about`,
    );
  judgeDetails(context, row, null);
  if (row.status === 'refused') return;
  if (row.kind === 'plan') judgePlan(context, row);
  if (row.kind === 'hold') judgeHold(context, row);
  if (spec.amount?.isPartOfOpen === true && fact.amountMinor !== null) warnAboveOpen(context, row);
}

/** A kind without a second day or an amount has none: what was written there means something else. */
function judgeUnused(context: Context, row: WrittenCaseFact): void {
  const { until, amount } = caseFactKind(row.kind);
  const what = aCaseFact(row.kind);
  if (until === null && row.until !== null)
    refuse(
      context,
      row,
      'until_unused',
      'until',
      say`${what} has no second day; leave "until" empty`,
    );
  if (amount === null && row.amount !== '')
    refuse(
      context,
      row,
      'amount_unused',
      'amount',
      say`${what} has no amount; leave "amount" empty`,
    );
}

export function judgeDetails(
  context: Context,
  row: WrittenCaseFact,
  ended: CaseFactKind | null,
): void {
  const readers = detailReaders(row.kind, ended);
  for (const { what } of detailFaults(row.details, readers))
    refuse(context, row, 'details_wrong', 'details', what);
  for (const name of unknownDetails(row.details, readers)) {
    if (row.kind === 'end' && ended !== null && Object.hasOwn(ENDING_DETAILS, name))
      refuse(
        context,
        row,
        'details_wrong',
        'details',
        say`${aCaseFact(ended)} does not end with ${name}`,
      );
    else if (row.status === 'new')
      context.tell(
        'warning',
        'detail_unknown',
        row,
        'details',
        say`the program knows no "${shortened(name)}" of ${aCaseFact(row.kind)}; it is kept as it is written`,
      );
  }
}

/** What of the fact's items was open at the end of its day. */
const openOf = ({ ledger }: Context, fact: CaseFactDraft): Minor =>
  sumMinor(itemsOf(ledger, fact).map((item) => ledger.openOn(item, fact.on)));

/** A hold of goods names them, and says what is told to the customer (domain-rules 1.9 M03, 1.10 N9). */
function judgeHold(context: Context, row: WrittenCaseFact): void {
  const { level, goods = '' } = row.details;
  const names = readGoods(goods);
  if (level !== 'goods') {
    if (goods !== '')
      refuse(
        context,
        row,
        'goods_without_level',
        'details',
        say`goods are named, and the level of the hold is ${level ?? 'hold'}, which is about everything; write level goods`,
      );
    return;
  }
  if (names.length === 0)
    refuse(
      context,
      row,
      'goods_missing',
      'details',
      say`the goods are missing: a hold of goods names them, with ";" between them`,
    );
  else
    context.tell(
      'warning',
      'goods_held',
      row,
      'details',
      say`say that these goods are on hold until the account is current, never that there are none; with a strong position in the market take advice before you refuse them to one customer`,
    );
}

function judgePlan(context: Context, row: WrittenCaseFact): void {
  const fact = row.draft as CaseFactDraft;
  const currency = fact.currency ?? '';
  const planned = (readSchedule(fact.details.instalments ?? '') ?? []).map(({ amount }) =>
    decimalToMinor(amount, currency),
  );
  const wrong = planned.find((one) => typeof one !== 'number');
  if (wrong !== undefined)
    return refuse(
      context,
      row,
      'details_wrong',
      'details',
      say`an instalment has more decimals than ${currency} has (${exponentOf(currency)}), or is too large`,
    );
  const agreed = sumMinor(planned as readonly Minor[]);
  const open = openOf(context, fact);
  if (agreed !== open)
    refuse(
      context,
      row,
      'plan_differs',
      'details',
      say`the instalments come to ${money(agreed, currency)}, and ${amount(open, currency)} was open on ${day(row.on)}; a plan covers what is open`,
    );
}

function warnAboveOpen(context: Context, row: WrittenCaseFact): void {
  const fact = row.draft as CaseFactDraft;
  const currency = fact.currency ?? '';
  const open = openOf(context, fact);
  if ((fact.amountMinor as Minor) > open)
    context.tell(
      'warning',
      'above_open',
      row,
      'amount',
      say`${amount(fact.amountMinor as Minor, currency)} is more than the ${money(open, currency)} open on ${day(row.on)}; ${aCaseFact(row.kind)} counts for what is open`,
    );
}
