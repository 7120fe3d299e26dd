/**
 * Who pays: from the account money came from before, from the payer's name, or from a name in the
 * text when the bank gives no payer.
 *
 *     account ES91…, name "FLORERIA SOL"  ->  C7: account, name (certain)
 *     name "FLORERIA SOL CALLE MAYOR 5"   ->  C7: name_like, because "Florería Sol" stands in it
 *
 * Certain is only what points to one customer: an account of two, a name of two, or a name that is
 * part of another customer's name is not.
 */
import type { MatchPayer } from '../match-facts.ts';
import { ALIKE, canStandInside, likeness, nameWords, piecesOf, standsIn } from './payer-names.ts';

export interface PayerSign {
  readonly reason: 'account' | 'name' | 'name_like';
  /** The account, or the name as the ledger has it. */
  readonly known: string;
  readonly isCertain: boolean;
  /** 1 for an account or an equal name. */
  readonly likeness: number;
}

/** The signs of each customer who may be the payer. */
export type RecognisedPayers = ReadonlyMap<string, readonly PayerSign[]>;

export interface PayerIndex {
  readonly recognise: (line: {
    readonly payerName: string;
    readonly payerAccount: string;
    readonly text: string;
  }) => RecognisedPayers;
  readonly learn: (account: string, customer: string) => void;
}

interface KnownName {
  readonly customer: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly pieces: readonly string[];
  readonly canStandInside: boolean;
}

/** Similar names beyond these are no help. */
const MOST_SIMILAR = 4;
/** Banks give up to 140 characters. */
const LONGEST_NAME = 200;
const LONGEST_TEXT = 500;
const SHORTEST_BEGINNING = 16;
/** Names seen already; a month has a few hundred payers. */
const MOST_REMEMBERED = 20_000;

/** "es91 2100 …" and "ES912100…" are one account. */
export const accountKey = (account: string): string =>
  account.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function group<Key>(map: Map<Key, KnownName[]>, key: Key, name: KnownName): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [name]);
  else there.push(name);
}

export function payerIndex(payers: readonly MatchPayer[]): PayerIndex {
  const byAccount = new Map<string, Set<string>>();
  const learn = (account: string, customer: string): void => {
    const key = accountKey(account);
    if (key === '') return;
    byAccount.set(key, (byAccount.get(key) ?? new Set()).add(customer));
  };
  const byKey = new Map<string, KnownName[]>();
  const byFirstWord = new Map<string, KnownName[]>();
  const byWord = new Map<string, KnownName[]>();
  const byPiece = new Map<string, KnownName[]>();
  const inOrder = [...payers].sort((a, b) => (a.customer < b.customer ? -1 : 1));
  for (const { customer, names, accounts } of inOrder) {
    for (const account of accounts) learn(account, customer);
    for (const name of names) {
      const words = nameWords(name);
      const [first] = words;
      if (first === undefined) continue;
      const pieces = [...piecesOf(words)];
      const known = { customer, name, words, pieces, canStandInside: canStandInside(words) };
      group(byKey, words.join(' '), known);
      group(byFirstWord, first, known);
      for (const word of new Set(words)) group(byWord, word, known);
      for (const piece of known.pieces) group(byPiece, piece, known);
    }
  }

  /** Names that contain all these words, unbroken. */
  const containing = (words: readonly string[]): readonly KnownName[] => {
    let rarest: readonly KnownName[] | null = null;
    for (const word of words) {
      const names = byWord.get(word) ?? [];
      if (rarest === null || names.length < rarest.length) rarest = names;
    }
    return (rarest ?? []).filter((name) => standsIn(words, name.words));
  };

  /** Names that stand in these words, unbroken. */
  const contained = (words: readonly string[]): readonly KnownName[] =>
    [...new Set(words)].flatMap((word) =>
      (byFirstWord.get(word) ?? []).filter(
        (name) => name.canStandInside && standsIn(name.words, words),
      ),
    );

  /** Names that the words begin, the last word perhaps cut off: banks cut at 27 or 35 characters. */
  const begun = (words: readonly string[]): readonly KnownName[] => {
    const start = words.join(' ');
    if (start.length < SHORTEST_BEGINNING) return [];
    return (byFirstWord.get(words[0] ?? '') ?? []).filter((name) =>
      name.words.join(' ').startsWith(start),
    );
  };

  /** Similar names. Whoever shares enough pieces shares one of the rarest, so only those are read. */
  const similar = (pieces: ReadonlySet<string>): readonly (readonly [KnownName, number])[] => {
    const count = pieces.size;
    const fewestShared = Math.ceil((ALIKE * count) / (2 - ALIKE));
    const shortest = fewestShared;
    const longest = Math.floor((count * (2 - ALIKE)) / ALIKE);
    const lists = [...pieces]
      .map((piece) => byPiece.get(piece) ?? [])
      .sort((a, b) => a.length - b.length)
      .slice(0, Math.max(0, count - fewestShared + 1));
    const seen = new Set<KnownName>();
    const found: (readonly [KnownName, number])[] = [];
    for (const list of lists)
      for (const name of list) {
        const { length } = name.pieces;
        if (length < shortest || length > longest || seen.has(name)) continue;
        seen.add(name);
        const alike = likeness(pieces, name.pieces);
        if (alike >= ALIKE) found.push([name, alike]);
      }
    return found;
  };

  const byName = (name: string): ReadonlyMap<string, PayerSign> => {
    const signs = new Map<string, PayerSign>();
    const add = (known: KnownName, sign: Omit<PayerSign, 'known'>): void => {
      const there = signs.get(known.customer);
      if (there === undefined || there.likeness < sign.likeness)
        signs.set(known.customer, { ...sign, known: known.name });
    };
    const words = nameWords(name);
    if (words.length === 0) return signs;
    const equal = byKey.get(words.join(' ')) ?? [];
    const wider = containing(words);
    const isOnly = new Set(wider.map(({ customer }) => customer)).size === 1;
    for (const known of equal) add(known, { reason: 'name', isCertain: isOnly, likeness: 1 });
    // A name that is one customer's to the letter is not somebody else's misspelt.
    if (isOnly && equal.length > 0) return signs;

    const pieces = piecesOf(words);
    const like = new Map<KnownName, number>(similar(pieces));
    const inside = [...(canStandInside(words) ? wider : []), ...contained(words), ...begun(words)];
    for (const known of inside) like.set(known, Math.max(ALIKE, likeness(pieces, known.pieces)));
    const best = [...like]
      .filter(([known]) => signs.get(known.customer)?.reason !== 'name')
      .sort(([a, aLike], [b, bLike]) => bLike - aLike || (a.customer < b.customer ? -1 : 1))
      .slice(0, MOST_SIMILAR);
    for (const [known, alike] of best)
      add(known, { reason: 'name_like', isCertain: false, likeness: Math.min(alike, 0.99) });
    return signs;
  };

  /** Names that stand in the text, for banks that put everything there. */
  const byText = (text: string): ReadonlyMap<string, PayerSign> =>
    new Map(
      contained(nameWords(text))
        .slice(0, MOST_SIMILAR)
        .map((known) => [
          known.customer,
          { reason: 'name_like', known: known.name, isCertain: false, likeness: ALIKE },
        ]),
    );

  const remembered = new Map<string, ReadonlyMap<string, PayerSign>>();
  const signsOf = (kind: 'name' | 'text', text: string): ReadonlyMap<string, PayerSign> => {
    const key = `${kind} ${text}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const fresh = kind === 'name' ? byName(text) : byText(text);
    if (remembered.size < MOST_REMEMBERED) remembered.set(key, fresh);
    return fresh;
  };

  return {
    learn,
    recognise: ({ payerName, payerAccount, text }) => {
      const all = new Map<string, PayerSign[]>();
      const add = (customer: string, sign: PayerSign): void => {
        all.set(customer, [...(all.get(customer) ?? []), sign]);
      };
      const owners = byAccount.get(accountKey(payerAccount)) ?? new Set<string>();
      for (const customer of owners)
        add(customer, {
          reason: 'account',
          known: payerAccount,
          isCertain: owners.size === 1,
          likeness: 1,
        });
      const name = payerName.trim().slice(0, LONGEST_NAME);
      const signs =
        name === '' ? signsOf('text', text.slice(0, LONGEST_TEXT)) : signsOf('name', name);
      for (const [customer, sign] of signs) add(customer, sign);
      return all;
    },
  };
}
