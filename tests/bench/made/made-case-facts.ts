/**
 * Case facts of so many customers, from a fixed seed: two years of calls, promises, holds and what else
 * an office writes down, about the open invoices that `made-ledger.ts` makes.
 *
 *     200,000 of 10,000 customers: 20 each, half of them contacts, one in eight a promise
 */
import { addDays } from '../../../src/domain/dates.ts';
import type {
  CaseFactDraft,
  CaseFactKind,
  CaseItem,
} from '../../../src/domain/facts/case-facts.ts';
import { detailsText, itemsText } from '../../../src/domain/facts/case-text.ts';
import { minorToDecimal } from '../../../src/domain/money.ts';
import { codeOf, currencyOf, TODAY } from './customers.ts';
import { seeded, type Seeded } from './seeded.ts';

const DAYS = 730;
const PEOPLE = ['Ana', 'Eva', 'Luis', 'Mara'] as const;
const OUTCOMES = ['no_answer', 'promise', 'paid', 'redirected', 'other'] as const;
const NOTES = [
  '',
  'rang twice, nobody picks up',
  'says the bookkeeper is back on Monday',
  'asks for a copy of the invoice',
] as const;

interface Kind {
  readonly kind: CaseFactKind;
  /** Of 40 facts so many. */
  readonly of40: number;
  readonly details: (random: Seeded) => Readonly<Record<string, string>>;
}

const pick = <T>(random: Seeded, list: readonly T[]): T =>
  list[random.whole(0, list.length - 1)] as T;

const KINDS: readonly Kind[] = [
  {
    kind: 'contact',
    of40: 20,
    details: (random) => ({ channel: 'call', direction: 'out', outcome: pick(random, OUTCOMES) }),
  },
  { kind: 'promise', of40: 5, details: () => ({ how: 'transfer' }) },
  { kind: 'note', of40: 4, details: () => ({}) },
  { kind: 'task', of40: 3, details: () => ({ action: 'call again' }) },
  {
    kind: 'reason',
    of40: 2,
    details: (random) => ({ code: `X0${random.whole(1, 9)}`, state: 'claimed' }),
  },
  { kind: 'dispute', of40: 1, details: () => ({ category: 'quality', owner: 'Luis' }) },
  { kind: 'hold', of40: 1, details: () => ({ level: 'hold', ground: 'broken promise' }) },
  {
    kind: 'signal',
    of40: 1,
    details: () => ({ signal: 'staff_change', class: 'low', source: 'hearsay' }),
  },
  { kind: 'end', of40: 2, details: () => ({}) },
  {
    kind: 'report',
    of40: 1,
    details: () => ({ source: 'bureau', rating: 'B2', operating: 'regular', registration: 'ok' }),
  },
];
const SPREAD: readonly Kind[] = KINDS.flatMap((kind) =>
  Array.from({ length: kind.of40 }, () => kind),
);

const ABOUT_ITEMS: readonly CaseFactKind[] = ['promise', 'dispute'];
const ENDED: readonly CaseFactKind[] = ['dispute', 'hold', 'promise'];

/**
 * By customer, of each in the order of the days. `openOf`: the invoices of each customer, by code. Half of
 * the promises and all disputes name an item, the others are about the whole account.
 */
export function madeCaseFacts(
  size: { readonly facts: number; readonly customers: number },
  openOf: ReadonlyMap<string, readonly string[]>,
  seed = 20261122,
): readonly CaseFactDraft[] {
  const random = seeded(seed);
  const each = Math.round(size.facts / size.customers);
  const facts: CaseFactDraft[] = [];
  for (let customer = 1; customer <= size.customers; customer += 1) {
    const code = codeOf(customer);
    const invoices = openOf.get(code) ?? [];
    const endable: CaseFactDraft[] = [];
    for (let index = 0; index < each; index += 1) {
      const chosen = pick(random, SPREAD);
      const ended = chosen.kind === 'end' ? endable.shift() : undefined;
      const { kind, details } =
        chosen.kind === 'end' && ended === undefined ? (KINDS[0] as Kind) : chosen;
      const on = addDays(TODAY, -Math.round(DAYS * (1 - index / each)) - 1);
      const invoice = pick(random, invoices);
      const isNamed =
        kind === 'dispute' || (ABOUT_ITEMS.includes(kind) && random.whole(0, 1) === 0);
      const items: readonly CaseItem[] =
        isNamed && invoice !== undefined ? [{ invoice, position: 1 }] : [];
      const fact: CaseFactDraft = {
        key: `${kind.slice(0, 2).toUpperCase()}-${customer}-${index}`,
        kind,
        customer: code,
        items,
        on,
        until: kind === 'promise' || kind === 'task' ? addDays(on, random.whole(2, 12)) : null,
        currency: kind === 'promise' ? currencyOf(customer) : null,
        amountMinor: kind === 'promise' ? random.whole(5_000, 300_000) : null,
        person: pick(random, PEOPLE),
        note: pick(random, NOTES),
        details: details(random),
        about: ended?.key ?? '',
        aboutVersion: null,
      };
      facts.push(fact);
      if (ENDED.includes(kind)) endable.push(fact);
    }
  }
  return facts;
}

/** The same as the sixth exchange file. */
export function caseFactsCsv(facts: readonly CaseFactDraft[]): string {
  const lines = ['key,kind,customer,items,on,until,currency,amount,person,note,details,ends'];
  for (const fact of facts)
    lines.push(
      [
        fact.key,
        fact.kind,
        fact.customer,
        itemsText(fact.items.map(({ invoice }) => ({ invoice, position: null }))),
        fact.on,
        fact.until ?? '',
        fact.currency ?? '',
        fact.amountMinor === null ? '' : minorToDecimal(fact.amountMinor, fact.currency ?? 'EUR'),
        fact.person,
        fact.note.includes(',') ? `"${fact.note}"` : fact.note,
        detailsText(fact.details),
        fact.about,
      ].join(','),
    );
  return `${lines.join('\n')}\n`;
}
