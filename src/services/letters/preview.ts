/** The letter as it would be issued, marked DRAFT and without a number; nothing is recorded. */
import { ok } from '../../domain/result.ts';
import type { Handler } from '../context.ts';
import { withLedger } from '../with-ledger.ts';
import { planRun } from './plan.ts';

export const previewLetter: Handler<'letters.preview'> = (context, input) =>
  withLedger(context, async (ledger) => {
    const plan = await ledger.read((db) =>
      planRun(db, {
        issuedOn: input.issuedOn,
        level: input.level,
        language: input.language,
        deliveryMethod: input.deliveryMethod,
        today: context.clock.today(),
        letters: [input.letter],
        numbering: 'draft',
      }),
    );
    if (!plan.ok) return plan;
    const [letter] = plan.value;
    if (letter === undefined) throw new Error('a plan of one letter has none');
    context.job.progress('letters', 0, 1);
    const bytes = await context.print({
      kind: 'letter',
      content: letter.content,
      printedAt: context.clock.now(),
    });
    context.job.progress('letters', 1, 1);
    return ok({
      fileName: `draft ${safeName(input.letter.customer)} ${input.letter.currency}.pdf`,
      mediaType: 'application/pdf',
      bytes,
    });
  });

/** A customer's code may hold anything; a file name may not. */
export const safeName = (text: string): string =>
  text.replace(/[^\p{L}\p{N}._ -]+/gu, '_').slice(0, 60);
