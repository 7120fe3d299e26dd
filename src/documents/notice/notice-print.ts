/** A notice as the PDF worker gets it. */
import type { Instant } from '../../domain/dates.ts';
import type { NoticeContent } from '../../domain/notices/notice.ts';

export interface NoticePrint {
  readonly kind: 'notice';
  readonly content: NoticeContent;
  /** The moment the file says it was made. */
  readonly printedAt: Instant;
}
