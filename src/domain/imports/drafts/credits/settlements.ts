/**
 * What a file moves of what earlier imports had applied: collected over its invoices, and told in one note.
 *
 *     credit note of 1 February for INV-7, whose first instalment receipt R2 of 1 March had paid
 *     ->  R2 is taken back from the first, and laid on the second
 */
import type { AllocationDraft } from '../../../facts/drafts.ts';
import { count, day, plural, say, type Text } from '../../../texts/text.ts';
import { findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { namedDocument } from '../named-document.ts';
import type { SettledAnew } from './settle-by-dates.ts';

export interface Settlements {
  add(invoice: string, anew: SettledAnew): void;
  /** Tells what moves. After the last invoice. */
  finish(): void;
  readonly takesBack: readonly number[];
  /** Allocations of credits that the ledger has already. */
  readonly ofEarlier: readonly AllocationDraft[];
}

export function settlements(findings: ImportFinding[]): Settlements {
  const takesBack: number[] = [];
  const ofEarlier: AllocationDraft[] = [];
  let moved = 0;
  let example: Text | null = null;
  return {
    takesBack,
    ofEarlier,
    add(invoice, anew) {
      takesBack.push(...anew.takesBack);
      for (const credit of anew.moved) {
        ofEarlier.push(
          ...anew.allocations.filter(
            (one) => one.sourceKind === credit.kind && one.source === credit.number,
          ),
        );
        example ??= say`${namedDocument(credit.kind, credit.number)} of ${day(credit.on)} for ${namedDocument('invoice', shortened(invoice))}`;
        moved += 1;
      }
    },
    finish() {
      if (example === null) return;
      findings.push(
        findingOnFile(
          'note',
          'settled_anew',
          say`${count(moved, 'receipt or credit note', 'receipts and credit notes')} of earlier imports ${plural(moved, 'is', 'are')} applied anew, because dates decide what pays what, such as ${example}`,
        ),
      );
    },
  };
}
