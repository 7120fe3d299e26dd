/** Whether (a part of) an item can be written off on a day; what single and joint write-offs ask. */
import type { CallError } from '../../contract/call.ts';
import { itemLabel } from '../../domain/aging-report.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Minor } from '../../domain/money.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { LiveDocuments, LiveItem } from '../../ledger/queries/facts/live-documents.ts';
import { refuse } from '../with-ledger.ts';
import { beforeIssue } from './refusals.ts';
import { amount, money, say } from '../../domain/texts/text.ts';

/** `INV-7`, or `INV-7 (2/3)` for one of several instalments. */
export const labelOf = (live: LiveDocuments, item: LiveItem): string =>
  itemLabel(item.invoice, item.position, live.invoice(item.invoice)?.instalments.length ?? 1);

/** `takenMinor`: what the same command writes off of the item already. */
export function itemToWriteOff(
  live: LiveDocuments,
  input: { readonly itemId: number; readonly effectiveOn: IsoDate; readonly amountMinor: Minor },
  takenMinor: Minor,
): Result<LiveItem, CallError<'not_found' | 'too_early' | 'exceeds_open'>> {
  const item = live.item(input.itemId);
  if (item === null)
    return refuse(
      'not_found',
      say`There is no item ${input.itemId} that is not reversed; choose an open item.`,
      'itemId',
    );
  const label = labelOf(live, item);
  if (input.effectiveOn < item.issuedOn)
    return beforeIssue(input.effectiveOn, label, item.issuedOn, 'effectiveOn');
  const open = live.roomOfItem(item.itemId, input.effectiveOn) - takenMinor;
  return input.amountMinor > open
    ? refuse(
        'exceeds_open',
        say`${money(input.amountMinor, item.currency)} is more than the ${amount(open, item.currency)} open of ${label}; write off that much at most.`,
        'amountMinor',
      )
    : ok(item);
}
