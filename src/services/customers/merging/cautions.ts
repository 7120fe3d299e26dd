/**
 * What speaks against a merge, each in a sentence: signs that the two are two legal entities, and
 * promises on paper that were made to one of them.
 */
import type { ReadDb } from '../../../ledger/handles.ts';
import { contractList } from '../../../ledger/queries/contracts/contract-list.ts';
import type { CustomerAt } from '../../../domain/case/case.ts';
import { letterRegister } from '../../../ledger/queries/letters/letter-register.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { creditLimitOf } from './differences.ts';
import type { Pair } from './pair.ts';
import { day, money, say, type Text } from '../../../domain/texts/text.ts';

export async function cautionsOf(db: ReadDb, pair: Pair, today: IsoDate): Promise<readonly Text[]> {
  return [
    ...entityCautions(pair),
    ...(await letterCautions(db, pair, today)),
    ...(await contractCautions(db, pair, today)),
    ...limitCaution(pair),
  ];
}

/** Without signs and capitals, and without the country that one list writes before the number. */
const taxKey = (taxId: string): string =>
  taxId
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replace(/^[A-Z]{2}(?=[A-Z0-9]{7,}$)/, '');

function entityCautions({ from, into }: Pair): readonly Text[] {
  const cautions: Text[] = [];
  if (from.country !== null && into.country !== null && from.country !== into.country)
    cautions.push(
      say`${from.code} is in ${from.country} and ${into.code} in ${into.country}: companies of two countries are two debtors, whatever their names.`,
    );
  if (from.taxId !== '' && into.taxId !== '' && taxKey(from.taxId) !== taxKey(into.taxId))
    cautions.push(
      say`${from.code} has the tax number ${from.taxId} and ${into.code} has ${into.taxId}: two tax numbers are two debtors.`,
    );
  if (from.kind !== into.kind)
    cautions.push(
      say`${from.code} is recorded as ${kindWords(from)} and ${into.code} as ${kindWords(into)}; other rules of interest and other letters apply to each.`,
    );
  if (from.currency !== null && into.currency !== null && from.currency !== into.currency)
    cautions.push(
      say`${from.code} is kept in ${from.currency} and ${into.code} in ${into.currency}; their amounts stay apart, a line each.`,
    );
  return cautions;
}

const KINDS: Readonly<Record<CustomerAt['kind'], Text>> = {
  company: say`a company`,
  sole_trader: say`a sole trader`,
  individual: say`an individual`,
  public_body: say`a public body`,
};
const kindWords = ({ kind }: CustomerAt): Text => KINDS[kind];

/** In force: issued, not cancelled, and something of what it demands is still open. */
async function letterCautions(
  db: ReadDb,
  { from, into }: Pair,
  today: IsoDate,
): Promise<readonly Text[]> {
  const letters = (await letterRegister(db, { asOf: today, customer: from.code })).filter(
    ({ cancelledOn, stillOpenMinor }) => cancelledOn === null && stillOpenMinor > 0,
  );
  return letters.map(
    ({ number, name, currency, stillOpenMinor, deadlineOn }) =>
      say`Letter ${number} to ${name} is in force (${money(stillOpenMinor, currency)} of it still open, deadline ${day(deadlineOn)}); it was sent under that name, and what follows goes out under "${into.name}".`,
  );
}

async function contractCautions(
  db: ReadDb,
  { from, into }: Pair,
  today: IsoDate,
): Promise<readonly Text[]> {
  const numbersOf = async (customer: string): Promise<readonly string[]> =>
    (await contractList(db, { asOf: today, knownAt: null, customer })).map(({ number }) => number);
  const theirs = new Set(await numbersOf(into.code));
  return (await numbersOf(from.code))
    .filter((number) => theirs.has(number))
    .map(
      (number) =>
        say`Both have a contract with the number ${number}; both are kept, so look which one counts.`,
    );
}

function limitCaution({ from, into }: Pair): readonly Text[] {
  const ofFrom = creditLimitOf(from);
  const ofInto = creditLimitOf(into);
  return ofFrom === null || ofInto === null
    ? []
    : [
        say`Both have a credit limit: that of ${into.code} (${ofInto}) stays and then covers what both owe; that of ${from.code} (${ofFrom}) no longer counts.`,
      ];
}
