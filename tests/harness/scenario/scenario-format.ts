/**
 * Stories about a ledger in plain text, as a credit controller would tell them.
 *
 *     on 2026-01-05 customer C1 "Müller GmbH" of DE
 *     on 2026-03-01 invoice INV-1 to C1 for 1200.00 EUR due 2026-03-31
 *     on 2026-03-01 invoice INV-2 to C1 for 900.00 EUR in 300.00 due 2026-03-31, 600.00 due 2026-04-30
 *     on 2026-04-20 receipt R-1 from C1 of 500.00 EUR to INV-1
 *     on 2026-04-20 receipt R-2 from C1 of 700.00 EUR to INV-1 400.00, INV-2 (1/2) 300.00
 *     on 2026-04-22 receipt R-3 from C1 of 50.00 EUR                       (stays on account)
 *     on 2026-04-22 credit note CN-1 to C1 of 80.00 EUR to INV-1
 *     on 2026-05-01 apply 50.00 of R-3 to INV-1
 *     on 2026-04-02 dispute INV-1 "two boxes broken"
 *     on 2026-04-20 resolve INV-1 "credit note agreed"
 *     on 2026-05-05 reverse receipt R-1 "returned by the bank"
 *     on 2026-05-05 reverse allocation of R-2 to INV-1 "wrong invoice"
 *     batch march.csv   …facts…   end batch
 *     undo march.csv "wrong file"
 *     refused exceeds_open: on 2026-05-06 apply 50.00 of R-3 to INV-1
 *
 * A fact is recorded at noon of its own day, or as late as the line above it if that is later.
 * `recorded at 2026-05-02T09:00` says otherwise for the lines below, until `recorded on the day`.
 *
 *     as of 2026-04-30 aging is:
 *       customer  currency  not due  1-30    31-60  61-90  91+   on account
 *       C1        EUR       600.00   700.00  0.00   0.00   0.00  0.00
 *     as of 2026-04-30 known at 2026-05-01T00:00 by item by invoice date with limits 15, 45 aging is:
 *       …                                               (or the one word `nothing`)
 *     as of 2026-04-30 disputed: INV-1, INV-7           (or `nothing`)
 *
 *     as of 2026-04-30 in base aging is:                (everything in the company's currency)
 *       currency  not due  1-30    31-60  61-90  91+   on account
 *       EUR       600.00   700.00  0.00   0.00   0.00  0.00
 *
 * Lists of open items, bank lines: `scenario-lists.ts`. Promises, contacts, what is due next: `scenario-case.ts`. Write-offs, refunds, due dates and rates: `scenario-documents.ts`; merges: `scenario-customers.ts`.
 * Cells stand apart by two spaces or more. `#` begins a comment. This file only reads the text;
 * `scenario-runner.ts` tells the story to a ledger.
 */
import type { ReversedByHandKind } from '../../../src/domain/facts/kinds.ts';
import { parseIsoDate, type IsoDate } from '../../../src/domain/dates.ts';
import { CASE_FORMS, readExpectation, type CaseExpectation } from './scenario-case.ts';
import { CUSTOMER_FORMS } from './scenario-customers.ts';
import { readListStep, type ListStep } from './scenario-lists.ts';
import { DOCUMENT_FORMS, type DocumentFact } from './scenario-documents.ts';

export interface Applied {
  readonly invoice: string;
  readonly position: number;
  /** Decimal text; null: as much as there is of the source. */
  readonly amount: string | null;
}

export type Fact =
  | DocumentFact
  | {
      readonly is: 'customer';
      readonly on: IsoDate;
      readonly code: string;
      readonly name: string;
      readonly country: string | null;
    }
  | {
      readonly is: 'invoice';
      readonly on: IsoDate;
      readonly number: string;
      readonly customer: string;
      readonly amount: string;
      readonly currency: string;
      readonly instalments: readonly { readonly amount: string; readonly dueOn: IsoDate }[];
    }
  | {
      readonly is: 'credit';
      readonly kind: 'receipt' | 'credit_note';
      readonly on: IsoDate;
      readonly number: string;
      readonly customer: string;
      readonly amount: string;
      readonly currency: string;
      readonly to: readonly Applied[];
    }
  | {
      readonly is: 'apply';
      readonly on: IsoDate;
      readonly amount: string;
      readonly kind: 'receipt' | 'credit_note';
      readonly source: string;
      readonly invoice: string;
      readonly position: number;
    }
  | {
      readonly is: 'dispute';
      readonly on: IsoDate;
      readonly invoice: string;
      readonly reason: string;
    }
  | {
      readonly is: 'resolve';
      readonly on: IsoDate;
      readonly invoice: string;
      readonly reason: string;
    }
  | {
      readonly is: 'reverse';
      readonly on: IsoDate;
      readonly kind: ReversedByHandKind;
      readonly number: string;
      readonly reason: string;
    }
  | {
      readonly is: 'reverse allocation';
      readonly on: IsoDate;
      readonly source: string;
      readonly invoice: string;
      readonly reason: string;
    };

export interface AgingExpectation {
  readonly is: 'aging';
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly by: 'customer' | 'item' | 'country' | 'currency' | 'base';
  readonly basis: 'due' | 'invoice';
  readonly limits: readonly number[];
  /** Header and rows as cells; null: `nothing`. */
  readonly table: readonly (readonly string[])[] | null;
}

export type Step = { readonly line: number } & (
  | { readonly is: 'fact'; readonly fact: Fact; readonly refused: string | null }
  | { readonly is: 'clock'; readonly at: string | null }
  | { readonly is: 'batch'; readonly name: string; readonly facts: readonly Fact[] }
  | {
      readonly is: 'undo';
      readonly name: string;
      readonly reason: string;
      readonly refused: string | null;
    }
  | AgingExpectation
  | CaseExpectation
  | ListStep
  | {
      readonly is: 'disputed';
      readonly asOf: string;
      readonly knownAt: string | null;
      readonly invoices: readonly string[];
    }
);

class NotUnderstood extends Error {}

const date = (text: string): IsoDate => {
  const parsed = parseIsoDate(text);
  if (parsed === null) throw new NotUnderstood(`"${text}" is not a date (YYYY-MM-DD)`);
  return parsed;
};

/** `INV-2 (1/2) 300.00` → invoice, position, amount; both last parts may be missing. */
function applied(text: string): Applied {
  const match = /^(\S+)(?: \((\d+)\/\d+\))?(?: ([\d.]+))?$/.exec(text.trim());
  if (match === null) throw new NotUnderstood(`"${text}" names no invoice`);
  return { invoice: match[1] ?? '', position: Number(match[2] ?? 1), amount: match[3] ?? null };
}

type Reader = (on: IsoDate, parts: readonly string[]) => Fact;
const KIND = (text: string) => (text === 'credit note' ? 'credit_note' : 'receipt');

/** One sentence form a line; the first that fits reads it. */
const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [
    /^customer (\S+) "([^"]+)"(?: of ([A-Z]{2}))?$/,
    (on, [code = '', name = '', country]) => ({
      is: 'customer',
      on,
      code,
      name,
      country: country ?? null,
    }),
  ],
  [
    /^invoice (\S+) to (\S+) for ([\d.]+) ([A-Z]{3}) (?:due (\S+)|in (.+))$/,
    (on, [number = '', customer = '', amount = '', currency = '', dueOn, parts]) => ({
      is: 'invoice',
      on,
      number,
      customer,
      amount,
      currency,
      instalments:
        dueOn !== undefined
          ? [{ amount, dueOn: date(dueOn) }]
          : (parts ?? '').split(',').map((part) => {
              const match = /^([\d.]+) due (\S+)$/.exec(part.trim());
              if (match === null) throw new NotUnderstood(`"${part}" is not AMOUNT due DATE`);
              return { amount: match[1] ?? '', dueOn: date(match[2] ?? '') };
            }),
    }),
  ],
  [
    /^(receipt|credit note) (\S+) (?:from|to) (\S+) of ([\d.]+) ([A-Z]{3})(?: to (.+))?$/,
    (on, [kind = '', number = '', customer = '', amount = '', currency = '', to]) => ({
      is: 'credit',
      kind: KIND(kind),
      on,
      number,
      customer,
      amount,
      currency,
      to: to === undefined ? [] : to.split(',').map(applied),
    }),
  ],
  [
    /^apply ([\d.]+) of (credit note )?(\S+) to (.+)$/,
    (on, [amount = '', note, source = '', to = '']) => {
      const { invoice, position } = applied(to);
      return {
        is: 'apply',
        on,
        amount,
        kind: note === undefined ? 'receipt' : 'credit_note',
        source,
        invoice,
        position,
      };
    },
  ],
  [
    /^dispute (\S+) "([^"]+)"$/,
    (on, [invoice = '', reason = '']) => ({ is: 'dispute', on, invoice, reason }),
  ],
  [
    /^resolve (\S+) "([^"]+)"$/,
    (on, [invoice = '', reason = '']) => ({ is: 'resolve', on, invoice, reason }),
  ],
  [
    /^reverse allocation of (\S+) to (\S+) "([^"]+)"$/,
    (on, [source = '', invoice = '', reason = '']) => ({
      is: 'reverse allocation',
      on,
      source,
      invoice,
      reason,
    }),
  ],
  [
    /^reverse (invoice|receipt|credit note|dispute|write off|refund) (?:of )?(\S+) "([^"]+)"$/,
    (on, [kind = '', number = '', reason = '']) => ({
      is: 'reverse',
      on,
      kind: kind.replace(' ', '_') as ReversedByHandKind,
      number,
      reason,
    }),
  ],
];

function readFact(text: string): Fact {
  const dated = /^on (\S+) (.+)$/.exec(text);
  if (dated === null) throw new NotUnderstood(`"${text}" is no sentence of a scenario`);
  const on = date(dated[1] ?? '');
  for (const [form, read] of FORMS) {
    const match = form.exec(dated[2] ?? '');
    if (match !== null) return read(on, match.slice(1));
  }
  for (const [form, read] of [...DOCUMENT_FORMS, ...CUSTOMER_FORMS, ...CASE_FORMS]) {
    const match = form.exec(dated[2] ?? '');
    if (match !== null) return read(on, match.slice(1));
  }
  throw new NotUnderstood(`"${dated[2]}" is no sentence of a scenario`);
}

const AGING =
  /^as of (\S+)(?: known at (\S+))?(?: by (customer|item|country|currency))?( in base)?( by invoice date)?(?: with limits ([\d, ]+))? aging is:$/;
const DISPUTED = /^as of (\S+)(?: known at (\S+))? disputed: (.+)$/;

export const cellsOf = (line: string): readonly string[] => line.trim().split(/\s{2,}/);

/** Throws `line N: …` at the first line it does not understand. */
export function readScenario(text: string): readonly Step[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, '').trimEnd());
  const steps: Step[] = [];
  let batch: { readonly line: number; readonly name: string; readonly facts: Fact[] } | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const content = (lines[index] ?? '').trim();
    const line = index + 1;
    if (content === '') continue;
    try {
      const begins = /^batch (\S+)$/.exec(content);
      const undo = /^(?:refused (\w+): )?undo (\S+) "([^"]+)"$/.exec(content);
      const aging = AGING.exec(content);
      const disputed = DISPUTED.exec(content);
      const clock = /^recorded (?:at (\S+)|on the day)$/.exec(content);
      const ofCase = readExpectation(content);
      const ofList =
        batch === null
          ? readListStep(content, () => {
              const below: string[] = [];
              while (/^\s+\S/.test(lines[index + 1] ?? '')) below.push(lines[(index += 1)] ?? '');
              return below;
            })
          : null;
      const refused = /^refused (\w+): (on .+)$/.exec(content);
      if (begins !== null) batch = { line, name: begins[1] ?? '', facts: [] };
      else if (content === 'end batch') {
        if (batch === null) throw new NotUnderstood('no batch has begun');
        steps.push({ is: 'batch', ...batch });
        batch = null;
      } else if (ofList !== null) steps.push({ line, ...ofList });
      else if (batch !== null) batch.facts.push(readFact(content));
      else if (clock !== null) steps.push({ line, is: 'clock', at: clock[1] ?? null });
      else if (undo !== null)
        steps.push({
          line,
          is: 'undo',
          name: undo[2] ?? '',
          reason: undo[3] ?? '',
          refused: undo[1] ?? null,
        });
      else if (ofCase !== null) steps.push({ line, ...ofCase });
      else if (disputed !== null)
        steps.push({
          line,
          is: 'disputed',
          asOf: date(disputed[1] ?? ''),
          knownAt: disputed[2] ?? null,
          invoices:
            disputed[3] === 'nothing'
              ? []
              : (disputed[3] ?? '').split(',').map((one) => one.trim()),
        });
      else if (aging !== null) {
        const table: (readonly string[])[] = [];
        while (/^\s+\S/.test(lines[index + 1] ?? ''))
          table.push(cellsOf(lines[(index += 1)] ?? ''));
        if (table.length === 0)
          throw new NotUnderstood('the table (or `nothing`) is missing below');
        steps.push({
          line,
          is: 'aging',
          asOf: date(aging[1] ?? ''),
          knownAt: aging[2] ?? null,
          by:
            aging[4] === undefined ? ((aging[3] ?? 'customer') as AgingExpectation['by']) : 'base',
          basis: aging[5] === undefined ? 'due' : 'invoice',
          limits: aging[6] === undefined ? [30, 60, 90] : aging[6].split(',').map(Number),
          table: table[0]?.[0] === 'nothing' ? null : table,
        });
      } else
        steps.push({
          line,
          is: 'fact',
          fact: readFact(refused === null ? content : (refused[2] ?? '')),
          refused: refused?.[1] ?? null,
        });
    } catch (error) {
      if (error instanceof NotUnderstood) throw new Error(`line ${line}: ${error.message}`);
      throw error;
    }
  }
  if (batch !== null) throw new Error(`line ${batch.line}: the batch has no "end batch"`);
  return steps;
}
