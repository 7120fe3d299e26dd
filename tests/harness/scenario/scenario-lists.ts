/**
 * Lists of open items and bank lines in a story.
 *
 *     on 2026-03-02 list open-2026-02-28.csv:
 *       Invoice  Customer  Date        Due date    Open amount
 *       INV-1    Rosa      2026-01-02  2026-02-01  300.00
 *     compared open-2026-02-28.csv is:
 *       EUR: list 300.00, ledger 620.00, after 300.00
 *       [x] less INV-1: open are 300.00 EUR by the list …        ([ ]: not ticked)
 *     take proposed, "gone INV-2=dispute" of open-2026-02-28.csv
 *     undo open-2026-02-28.csv "wrong list"
 *     on 2026-02-20 bank line of 200.00 EUR from Rosa "INV-1"
 *     accept INV-1 from the bank                                (what matching proposes for that line)
 *     take INV-1 of the bank back                               (the match of that line is undone)
 *
 * A list is read and compared when it is told; `take` records it, with what is taken (or `nothing`).
 */
import type { Preview } from '../../../src/contract/told.ts';
import { minorToDecimal } from '../../../src/contract/values.ts';
import type { Choice } from '../../../src/contract/calls/imports.ts';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { bankFile, bringIn } from '../bank-files.ts';
import { english } from '../english.ts';
import type { TestWorkspace } from './scenario-workspace.ts';

export type ListStep =
  | {
      readonly is: 'list';
      readonly on: string;
      readonly name: string;
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly is: 'compared'; readonly name: string; readonly lines: readonly string[] }
  | { readonly is: 'take'; readonly name: string; readonly taken: readonly string[] }
  | {
      readonly is: 'bank';
      readonly on: string;
      readonly amount: string;
      readonly currency: string;
      readonly payer: string;
      readonly text: string;
    }
  | { readonly is: 'accept'; readonly text: string }
  | { readonly is: 'take_back'; readonly text: string };

const LIST = /^on (\S+) list (\S+):$/;
const COMPARED = /^compared (\S+) is:$/;
const TAKE = /^take (.+) of (\S+)$/;
const BANK = /^on (\S+) bank line of (\S+) ([A-Z]{3}) from (.+) "([^"]*)"$/;
const TAKE_BACK = /^take (.+) of the bank back$/;
const ACCEPT = /^accept (.+) from the bank$/;

/** The step that begins with this line, or null; `below` takes the indented lines under it. */
export function readListStep(content: string, below: () => readonly string[]): ListStep | null {
  const list = LIST.exec(content);
  if (list !== null)
    return {
      is: 'list',
      on: list[1] ?? '',
      name: list[2] ?? '',
      rows: below().map((line) => line.trim().split(/\s{2,}/)),
    };
  const compared = COMPARED.exec(content);
  if (compared !== null)
    return { is: 'compared', name: compared[1] ?? '', lines: below().map((line) => line.trim()) };
  const back = TAKE_BACK.exec(content);
  if (back !== null) return { is: 'take_back', text: back[1] ?? '' };
  const take = TAKE.exec(content);
  if (take !== null)
    return {
      is: 'take',
      name: take[2] ?? '',
      taken: (take[1] ?? '').split(',').map((one) => one.trim().replaceAll('"', '')),
    };
  const bank = BANK.exec(content);
  if (bank !== null)
    return {
      is: 'bank',
      on: bank[1] ?? '',
      amount: bank[2] ?? '',
      currency: bank[3] ?? '',
      payer: bank[4] ?? '',
      text: bank[5] ?? '',
    };
  const accept = ACCEPT.exec(content);
  return accept === null ? null : { is: 'accept', text: accept[1] ?? '' };
}

export interface ListTelling {
  readonly workspace: TestWorkspace;
  readonly previews: Map<string, Preview>;
  readonly batches: Map<string, number>;
}

export async function tellListStep(telling: ListTelling, step: ListStep): Promise<void> {
  const { workspace, previews } = telling;
  switch (step.is) {
    case 'list': {
      const bytes = new TextEncoder().encode(
        `${step.rows.map((row) => row.join(',')).join('\n')}\n`,
      );
      const { uploadId, mapping } = await workspace.value('imports.inspect', {
        fileName: step.name,
        bytes,
      });
      previews.set(step.name, await workspace.value('imports.preview', { uploadId, mapping }));
      return;
    }
    case 'compared': {
      const told = comparisonLines(previewOf(telling, step.name));
      if (told.join('\n') !== step.lines.join('\n'))
        throw new Error(
          `${step.name} is compared otherwise\n\nexpected\n  ${step.lines.join('\n  ')}\n\nactual\n  ${told.join('\n  ')}\n`,
        );
      return;
    }
    case 'take': {
      const preview = previewOf(telling, step.name);
      const { batch } = await workspace.value('imports.commit', {
        previewId: preview.previewId,
        choices: chosen(preview, step.taken),
      });
      telling.batches.set(step.name, batch.batchId);
      return;
    }
    case 'bank':
      await bringIn(
        workspace,
        `bank-${step.on}.xml`,
        bankFile({
          lines: [
            {
              on: step.on as IsoDate,
              amount: `+${step.amount}`,
              name: step.payer,
              text: step.text,
            },
          ],
        }),
      );
      return;
    case 'take_back': {
      const { rows } = await workspace.value('bank.lines', { state: 'all' });
      const line = rows.find(({ text }) => text === step.text);
      if (line === undefined) throw new Error(`there is no line "${step.text}"`);
      await workspace.value('bank.undo', { lineId: line.lineId });
      return;
    }
    case 'accept': {
      const { rows } = await workspace.value('bank.propose', {});
      const row = rows.find(({ line }) => line.text === step.text);
      if (row?.best == null) throw new Error(`nothing is proposed for a line "${step.text}"`);
      const { best, line } = row;
      await workspace.value('bank.accept', {
        lineId: line.lineId,
        parts: [
          {
            kind: 'receipt',
            customer: best.customer,
            amountMinor: line.amountMinor,
            fx: null,
            shares: best.shares.map(({ itemId, amountMinor, discountMinor, chargeMinor }) => ({
              itemId,
              amountMinor,
              discountMinor,
              chargeMinor,
              differenceMinor: 0,
            })),
          },
        ],
        rule: '',
        rememberPayer: false,
      });
    }
  }
}

function previewOf({ previews }: ListTelling, name: string): Preview {
  const preview = previews.get(name);
  if (preview === undefined) throw new Error(`there is no list ${name}`);
  return preview;
}

function comparisonLines({ comparison }: Preview): readonly string[] {
  if (comparison === null) return ['it is no list of open items'];
  return [
    ...comparison.totals.map(({ currency, listMinor, beforeMinor, afterMinor }) => {
      const amount = (minor: number): string => minorToDecimal(minor, currency);
      return `${currency}: list ${amount(listMinor)}, ledger ${amount(beforeMinor)}, after ${amount(afterMinor)}`;
    }),
    ...comparison.proposals.map(
      ({ key, proposed, because }) =>
        `[${proposed === 'leave' ? ' ' : 'x'}] ${key}: ${english(because)}`,
    ),
  ];
}

function chosen({ comparison }: Preview, taken: readonly string[]): Record<string, Choice> {
  const choices: Record<string, Choice> = {};
  for (const one of taken) {
    if (one === 'nothing') continue;
    if (one === 'proposed') {
      for (const { key, proposed } of comparison?.proposals ?? []) choices[key] = proposed;
      continue;
    }
    const [key = '', choice = ''] = one.split('=');
    choices[key] = choice as Choice;
  }
  return choices;
}
