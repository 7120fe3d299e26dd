/**
 * What speaks for a customer: the numbers of his items that stand on the line, and what is known of
 * the payer.
 *
 *     "Factura 1042", from FLORERIA SOL  ->  C7: number 70, name 40
 */
import { because, invoicesOf } from './because.ts';
import type { MatchLine } from './match-facts.ts';
import type { LineMention } from './numbers/line-mentions.ts';
import type { OpenItem } from './open-items.ts';
import type { PayerSign } from './payers/recognise-payer.ts';
import type { Sign } from './rank-proposals.ts';

const WEIGHT = {
  reference: 80,
  number: 70,
  account: 50,
  name: 40,
  likeAtMost: 20,
  weak: 15,
} as const;

export const isDistinct = <T>(value: T, place: number, all: readonly T[]): boolean =>
  all.indexOf(value) === place;

/** Items of a customer that a mention names. */
export const itemsOf = (mention: LineMention, customer: string): readonly OpenItem[] =>
  mention.documents
    .filter((document) => document.customer === customer)
    .flatMap((document) => document.items)
    .filter(isDistinct);

function mentionSign(mention: LineMention, customer: string): Sign {
  const names = invoicesOf(itemsOf(mention, customer));
  return mention.isReference
    ? {
        reason: 'reference',
        because: because.reference(mention.written, names, mention.isChecked),
        weight: WEIGHT.reference,
      }
    : {
        reason: 'number',
        because: because.number(mention.written, names, !mention.isStrong),
        weight: mention.isStrong ? WEIGHT.number : WEIGHT.weak,
      };
}

function payerSign(sign: PayerSign, line: MatchLine, customer: string): Sign {
  const { reason, known } = sign;
  const payer = line.payerName.trim();
  switch (reason) {
    case 'account':
      return { reason, because: because.account(known, customer), weight: WEIGHT.account };
    case 'name':
      return { reason, because: because.name(payer, customer), weight: WEIGHT.name };
    case 'name_like':
      return {
        reason,
        because:
          payer === ''
            ? because.nameInText(known, customer)
            : because.nameLike(payer, known, customer),
        weight: WEIGHT.likeAtMost * sign.likeness,
      };
  }
}

/** Signs of one kind add up only once: four named invoices are not four times as sure. */
export function evidenceFor(
  customer: string,
  line: MatchLine,
  mentions: readonly LineMention[],
  payer: readonly PayerSign[],
): readonly Sign[] {
  const seen = new Set<string>();
  return [
    ...mentions.map((mention) => mentionSign(mention, customer)),
    ...payer.map((sign) => payerSign(sign, line, customer)),
  ].map((sign) => {
    const isFirst = !seen.has(sign.reason);
    seen.add(sign.reason);
    return isFirst ? sign : { ...sign, weight: 0 };
  });
}
