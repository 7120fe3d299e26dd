/**
 * A list of open items beside the ledger of its day, for the eye and for `--format json`, and what `--take` chooses.
 *
 *     compared with the ledger of 2026-02-28 ("Open items as of 28.02.2026" stands above the list), list before: 2026-01-31
 *     EUR: open per this list 1390.00, per ledger 1610.00, per ledger after import as proposed 1390.00
 *     3 invoices agree
 *     [x] gone INV-2 (C1): 120.00 EUR are open in the ledger, and it is not on the list of 2026-02-28: …   receipt, dispute, leave
 *     [ ] before INV-1 (C1): …
 */
import type { Choice, ImportMapping } from '../../../contract/calls/imports.ts';
import type { PreviewComparison } from '../../../contract/told.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { plain } from '../terminal/display.ts';
import { usage } from '../terminal/refusal.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function snapshotOf(said: string | undefined): ImportMapping['snapshot'] | undefined {
  if (said === undefined || said === 'no' || DAY.test(said))
    return said as ImportMapping['snapshot'] | undefined;
  throw usage(`--snapshot ${said}: give the day of the list as YYYY-MM-DD, or "no"`);
}

/** By key; what nobody took is left. */
export function choicesOf(
  comparison: PreviewComparison | null,
  taken: readonly string[],
): Readonly<Record<string, Choice>> {
  const choices: Record<string, Choice> = {};
  if (taken.length > 0 && comparison === null)
    throw usage('--take: this is no list of open items; say its day with --snapshot if it is');
  for (const one of taken) {
    if (one === 'proposed') {
      for (const { key, proposed } of comparison?.proposals ?? []) choices[key] ??= proposed;
      continue;
    }
    const [key = '', answer] = one.split('=');
    const proposal = comparison?.proposals.find((known) => known.key === key);
    if (proposal === undefined)
      throw usage(
        `--take ${one}: there is no difference "${key}"; there is ${comparison?.proposals.map((known) => `"${known.key}"`).join(', ') || 'none'}`,
      );
    const first = proposal.choices[0] ?? 'leave';
    const usual = proposal.proposed === 'leave' ? first : proposal.proposed;
    const choice = proposal.choices.find((known) => known === (answer ?? usual));
    if (choice === undefined)
      throw usage(`--take ${one}: "${key}" can be answered by ${proposal.choices.join(', ')}`);
    choices[key] = choice;
  }
  return choices;
}

const decimals = ({ currency, listMinor, beforeMinor, afterMinor }: Total) => ({
  currency,
  list: minorToDecimal(listMinor, currency),
  ledger: minorToDecimal(beforeMinor, currency),
  afterAsProposed: minorToDecimal(afterMinor, currency),
});
type Total = PreviewComparison['totals'][number];

export const comparisonJson = (
  { totals, proposals, ...comparison }: PreviewComparison,
  choices: Readonly<Record<string, Choice>>,
) => ({
  ...comparison,
  totals: totals.map(decimals),
  proposals: proposals.map(({ ledgerMinor, listMinor, ...proposal }) => ({
    ...proposal,
    ledger: minorToDecimal(ledgerMinor, proposal.currency),
    list: minorToDecimal(listMinor, proposal.currency),
    chosen: choices[proposal.key] ?? 'leave',
  })),
});

export function comparisonText(
  { takenOn, because, previousOn, agree, totals, proposals }: PreviewComparison,
  choices: Readonly<Record<string, Choice>>,
): string {
  const before = previousOn === null ? '' : `, list before: ${previousOn}`;
  const lines = [`compared with the ledger of ${takenOn} (${because})${before}`];
  for (const { currency, list, ledger, afterAsProposed } of totals.map(decimals))
    lines.push(
      `${currency}: open per this list ${list}, per ledger ${ledger}, per ledger after import as proposed ${afterAsProposed}`,
    );
  lines.push(`${agree} ${agree === 1 ? 'invoice agrees' : 'invoices agree'}`);
  for (const proposal of proposals) {
    const chosen = choices[proposal.key] ?? 'leave';
    const tick = proposal.proposed === 'leave' ? '[ ]' : '[x]';
    const took = chosen === 'leave' ? '' : ` -> ${chosen}`;
    lines.push(
      `${tick} ${proposal.key} (${proposal.customer}): ${proposal.because} [${proposal.choices.join(', ')}]${took}`,
    );
  }
  if (proposals.some(({ proposed }) => proposed !== 'leave') && Object.keys(choices).length === 0)
    lines.push('nothing of this happens by itself: --take proposed takes what is ticked');
  return `${lines.map(plain).join('\n')}\n`;
}
