/** From what was gathered to proposals: the rules of `domain/letters` applied to every group. */
import type { Candidate } from '../../contract/calls/letters.ts';
import { unprintableIn } from '../../documents/fonts/text-runs.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Caution } from '../../domain/letters/caution.ts';
import { deadlineOf, type DeliveryMethod } from '../../domain/letters/deadline.ts';
import {
  byDueDate,
  cautionsOf,
  demandedTotal,
  isDemandable,
  judgeItem,
  nothingOverdue,
  type JudgedItem,
} from '../../domain/letters/proposal.ts';
import { partyBlocks, type Block } from '../../domain/letters/required-content.ts';
import type { CustomerCurrency, Gathered } from './gather.ts';
import { calendarOf } from './holidays.ts';
import { wordingFor } from './wordings.ts';

/** A group with its items judged and everything that speaks against a letter. */
export interface Judged extends Omit<CustomerCurrency, 'items'> {
  readonly items: readonly JudgedItem[];
  readonly totalMinor: number;
  readonly deadlineOn: IsoDate;
  readonly blocks: readonly Block[];
  readonly cautions: readonly Caution[];
}

export interface LetterRunQuery {
  readonly issuedOn: IsoDate;
  readonly deliveryMethod: DeliveryMethod;
}

export function judge(gathered: Gathered, group: CustomerCurrency, run: LetterRunQuery): Judged {
  const { sender, payments } = gathered;
  const { recipient, currency } = group;
  const items = [...group.items].sort(byDueDate).map((item) => judgeItem(item, run.issuedOn));
  const totalMinor = demandedTotal(items);
  return {
    ...group,
    items,
    totalMinor,
    deadlineOn: deadlineOf(
      {
        issuedOn: run.issuedOn,
        delivery: run.deliveryMethod,
        senderCountry: sender.country,
        debtorCountry: recipient.country,
        debtorKind: recipient.kind,
        level: 3,
      },
      calendarOf(recipient.country ?? sender.country),
    ),
    blocks: [
      ...(items.some(isDemandable) ? [] : [nothingOverdue(recipient, currency, run.issuedOn)]),
      ...partyBlocks(sender, recipient, group.bankAccount, currency),
    ],
    cautions: cautionsOf({
      issuedOn: run.issuedOn,
      currency,
      totalMinor,
      onAccountMinor: group.onAccountMinor,
      lastLetter: group.lastLetter,
      payments,
      recipient,
      customerLanguage: group.language,
      letterLanguage: wordingFor('en', null, 3).pack.language,
      unprintable: unprintableIn(
        [
          recipient.name,
          recipient.address.replaceAll('\n', ' '),
          ...items.filter(isDemandable).map((item) => item.item),
        ].join(' '),
      ),
    }),
  };
}

/** As the contract has it. */
export const candidateOf = (judged: Judged): Candidate => ({
  customer: judged.recipient.customer,
  name: judged.recipient.name,
  country: judged.recipient.country,
  currency: judged.currency,
  totalMinor: judged.totalMinor,
  oldestDaysPastDue: Math.max(
    0,
    ...judged.items.filter(isDemandable).map((item) => item.daysPastDue),
  ),
  onAccountMinor: judged.onAccountMinor,
  deadlineOn: judged.deadlineOn,
  blocks: judged.blocks,
  cautions: judged.cautions,
  items: judged.items.map(({ settledOn: _, dispute: __, tooEarly: ___, ...item }) => ({
    ...item,
    isTooEarly: item.reason === 'left_out' && item.waits === null,
  })),
});
