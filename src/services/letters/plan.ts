/**
 * A run of letters, decided to the last word before anything is printed or recorded: who gets one,
 * for which items, with which number. Planning the same run twice on the same ledger gives equal
 * plans, which is how `issue.ts` knows that nothing changed while it was printing.
 */
import { paymentsTo } from '../../domain/letters/freshness.ts';
import type { CallError } from '../../contract/call.ts';
import type { letterRequest } from '../../contract/calls/letters.ts';
import type { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import { LAWS } from '../../domain/interest/laws.ts';
import { percentText, toldSegment } from '../../domain/interest/told.ts';
import type { Demand } from '../../domain/letters/demand.ts';
import { composeLetter } from '../../domain/letters/compose.ts';
import type { LetterContent, LetterFacts, LetterItem } from '../../domain/letters/content.ts';
import { letterNumber, sequenceOf } from '../../domain/letters/number.ts';
import { isDemandable, type JudgedItem } from '../../domain/letters/proposal.ts';
import { ok, type Result } from '../../domain/result.ts';
import { nextLetterNumber } from '../../ledger/commands/letters/record-letter.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { invoiceReferences } from '../../ledger/queries/letters/letter-item-facts.ts';
import { refuse } from '../with-ledger.ts';
import { gather, type CreditsOfLetter, type CustomerCurrency, type Gathered } from './gather.ts';
import { judge, writtenIn, type Judged, type LetterRunQuery } from './judge.ts';
import { day, list, say } from '../../domain/texts/text.ts';

export type LetterRequest = z.output<typeof letterRequest>;

export interface PlannedLetter {
  readonly customerId: number;
  /** Our own credit notes that are applied when it is issued; with the first letter of a customer and currency. */
  readonly applied: CreditsOfLetter['applied'];
  readonly content: LetterContent;
}

export interface RunQuery extends LetterRunQuery {
  readonly today: IsoDate;
  readonly letters: readonly LetterRequest[];
  /** `draft`: no numbers. */
  readonly numbering: 'draft' | 'final';
}

export type PlanRefusal = CallError<
  'not_found' | 'blocked' | 'item_not_demandable' | 'invalid_input'
>;

export async function planRun(
  db: ReadDb,
  run: RunQuery,
): Promise<Result<readonly PlannedLetter[], PlanRefusal>> {
  if (run.issuedOn > run.today)
    return refuse(
      'invalid_input',
      say`A letter cannot be dated ${day(run.issuedOn)}, after today (${day(run.today)}): what will be open then is not known.`,
      'issuedOn',
    );
  const gathered = await gather(db, {
    issuedOn: run.issuedOn,
    today: run.today,
    customers: [...new Set(run.letters.map((letter) => letter.customer))],
  });
  const first = run.numbering === 'draft' ? null : sequenceOf(nextLetterNumber(db, run.issuedOn));
  const planned: PlannedLetter[] = [];
  const demanded = new Set<number>();
  const credited = new Set<CustomerCurrency['credits']>();
  for (const [index, request] of run.letters.entries()) {
    const chosen = choose(gathered, run, request, demanded);
    if (!chosen.ok) return chosen;
    const number = first === null ? null : letterNumber(run.issuedOn, first + index);
    const { credits } = chosen.value.candidate;
    planned.push({
      ...(await compose(db, gathered, run, chosen.value, number)),
      applied: credited.has(credits) ? [] : credits.applied,
    });
    credited.add(credits);
  }
  return ok(planned);
}

interface Chosen {
  readonly candidate: Judged;
  readonly items: readonly JudgedItem[];
}

/** The candidate and items a request names, or why it cannot be written. Adds them to `demanded`. */
function choose(
  gathered: Gathered,
  run: RunQuery,
  request: LetterRequest,
  demanded: Set<number>,
): Result<Chosen, PlanRefusal> {
  const whose = say`customer ${request.customer} in ${request.currency}`;
  const group = gathered.groups.find(
    ({ recipient, currency }) =>
      recipient.customer === request.customer && currency === request.currency,
  );
  if (group === undefined)
    return refuse(
      'not_found',
      say`There is nothing of ${whose} on ${day(run.issuedOn)}; propose again.`,
    );
  const wanted = new Set(request.itemIds);
  const candidate = judge(gathered, group, writtenIn(run, request), wanted);
  for (const itemId of wanted) {
    const item = candidate.items.find((each) => each.itemId === itemId);
    if (item === undefined)
      return refuse(
        'item_not_demandable',
        say`Item ${itemId} is not an item of ${whose} on ${day(run.issuedOn)}; propose again.`,
      );
    if (!isDemandable(item))
      return refuse(
        'item_not_demandable',
        say`${item.item} of ${whose} cannot be demanded: ${item.because}.`,
      );
    if (demanded.has(itemId))
      return refuse(
        'item_not_demandable',
        say`${item.item} of ${whose} stands in two letters of this run.`,
      );
    demanded.add(itemId);
  }
  if (candidate.blocks.length > 0 || candidate.bankAccount === null)
    return refuse(
      'blocked',
      say`No letter to ${whose}: ${list(
        candidate.blocks.map((block) => block.message),
        'semicolon',
      )}.`,
    );
  return ok({ candidate, items: candidate.items.filter((item) => wanted.has(item.itemId)) });
}

async function compose(
  db: ReadDb,
  gathered: Gathered,
  run: RunQuery,
  { candidate, items }: Chosen,
  number: string | null,
): Promise<Omit<PlannedLetter, 'applied'>> {
  const references = await invoiceReferences(
    db,
    items.map((item) => item.itemId),
  );
  const mentioned = (of: 'contract' | 'po'): readonly string[] => [
    ...new Set(
      items
        .flatMap((item) => references.get(item.itemId)?.[of].trim() ?? [])
        .filter((text) => text !== ''),
    ),
  ];
  const { sender } = gathered;
  const { bankAccount, demand } = candidate;
  if (bankAccount === null) throw new Error('a candidate without a bank account was not blocked');
  return {
    customerId: candidate.customerId,
    content: composeLetter(
      {
        level: candidate.level,
        ...claimOf(demand, run, items),
        costsMinor: 0,
        earlier: candidate.earlier,
        brokenPromises: candidate.brokenPromises,
        holdSince: candidate.holdSince,
        order: 'principal-first',
        attachments: [],
        number,
        issuedOn: run.issuedOn,
        deadlineOn: candidate.deadlineOn,
        // Where no receipt was ever recorded there is nothing that could be missing.
        cutOffOn: paymentsTo(gathered.payments) ?? run.issuedOn,
        delivery: run.deliveryMethod,
        currency: candidate.currency,
        sender: {
          name: sender.name,
          address: sender.address,
          country: sender.country,
          registrationNumber: sender.registrationNumber,
          vatNumber: sender.vatNumber,
          contact: sender.contact,
          phone: sender.phone,
          email: sender.email,
          signatory: sender.signatory,
          signatoryPosition: sender.signatoryPosition,
        },
        recipient: candidate.recipient,
        bankAccount: {
          holder: bankAccount.holder,
          account: bankAccount.account,
          bic: bankAccount.bic,
          bank: bankAccount.bank,
          currency: bankAccount.currency,
          isDefault: bankAccount.isDefault,
        },
        contracts: mentioned('contract'),
        orders: mentioned('po'),
        onAccountMinor: Math.max(0, candidate.credits.moneyMinor),
        items: items.map((item) => ({
          itemId: item.itemId,
          item: item.item,
          issuedOn: item.issuedOn,
          dueOn: item.dueOn,
          daysPastDue: item.daysPastDue,
          grossMinor: item.grossMinor,
          openMinor: item.openMinor,
          ...(item.credits.length > 0 && { credits: item.credits }),
          interest: interestOfItem(item, demand),
          isNew: candidate.earlier.length > 0 && item.demandedBy === null,
        })),
      },
      candidate.wording,
    ),
  };
}

/** Of an item of the letter; null: none is shown. */
function interestOfItem({ claim, itemId }: JudgedItem, demand: Demand): LetterItem['interest'] {
  const minor = demand.ofItems.get(itemId)?.interestMinor ?? null;
  if (minor === null || claim === null || !claim.interest.answer.ok) return null;
  return {
    from: claim.interest.from,
    minor,
    segments: claim.interest.answer.value.segments.map((segment) =>
      toldSegment(segment, claim.currency),
    ),
  };
}

/** What the letter says of the law, the interest and the fixed sums. Where its items are under several laws it names none. */
function claimOf(
  demand: Demand,
  run: RunQuery,
  items: readonly JudgedItem[],
): Pick<LetterFacts, 'law' | 'isContractRate' | 'interest' | 'fixedSum'> {
  const { terms, interestMinor, fixedSum } = demand;
  const claims = items.flatMap(({ claim }) => (claim === null ? [] : [claim]));
  const laws = new Set(claims.map(({ interest }) => interest.terms.law));
  const [law = ''] = laws;
  const isContractRate = terms?.agreed != null;
  const answers = claims.flatMap(({ interest: { answer } }) => (answer.ok ? [answer.value] : []));
  const withFixedSum = items.filter(
    ({ itemId }) => (demand.ofItems.get(itemId)?.fixedSumMinor ?? null) !== null,
  );
  return {
    law: laws.size === 1 ? law : NO_LAW,
    isContractRate,
    interest:
      interestMinor === null
        ? null
        : {
            to: run.issuedOn,
            minor: interestMinor,
            perDayMinor: demand.perDayMinor,
            ratePercents: distinct(
              answers
                .flatMap(({ segments }) => segments)
                .toSorted((a, b) => (a.from < b.from ? -1 : 1))
                .map(({ percent }) => percentText(percent)),
            ),
            dayCount: 'act/365',
            sources: distinct(answers.flatMap(({ rates }) => rates).map(({ source }) => source)),
            multiple: isContractRate ? null : (LAWS[law]?.multiple?.usual ?? null),
          },
    fixedSum:
      fixedSum === null
        ? null
        : { ...fixedSum, each: LAWS[law]?.fixedSum?.each ?? 'invoice', count: withFixedSum.length },
  };
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
/** User-assigned in ISO 3166: no pack has words for it. */
const NO_LAW = 'ZZ';
