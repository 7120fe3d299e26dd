/** An aging report as the PDF worker gets it. */
import type { AgingDocument } from '../../domain/aging-document.ts';
import type { Instant } from '../../domain/dates.ts';

export interface AgingPrint extends AgingDocument {
  readonly kind: 'aging';
  readonly printedAt: Instant;
}
