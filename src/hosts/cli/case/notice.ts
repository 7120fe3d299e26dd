/**
 * `duebook notice hold|plan KEY --out FILE`: what the customer is told on paper about a hold or a plan, as a
 * PDF. The same fact gives the same paper; nothing is recorded.
 *
 *     duebook notice hold H-2026-0001 --out notice.pdf
 *     weigh: nothing is overdue any more on 2026-06-30; end H-2026-0001 rather than send this
 */
import type { CallInput } from '../../../contract/api.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { momentOf, withMoment, type MomentFlags, type OutFlag } from '../terminal/options.ts';
import { inLedger } from '../terminal/verb.ts';
import { emitFile } from '../terminal/write-out.ts';

const DESCRIPTIONS: Readonly<Record<CallInput<'case.notice'>['kind'], string>> = {
  hold: 'the notice of a hold: from when, on what ground, what ends it',
  plan: 'the confirmation of a payment plan: invoices, instalments, both signatures',
};
type Kind = keyof typeof DESCRIPTIONS;

export const noticeCommand: AddCommand = (program) => {
  const notice = program
    .command('notice')
    .description('papers for customers about a hold or a payment plan, as PDF');
  for (const kind of Object.keys(DESCRIPTIONS) as Kind[])
    withMoment(notice.command(kind))
      .description(DESCRIPTIONS[kind])
      .argument('<key>', kind === 'hold' ? 'like H-2026-0001' : 'like PL-2026-0001')
      .option('--out <file>', 'write to a file')
      .action(async (key: string, flags: MomentFlags & OutFlag) => {
        const file = await inLedger(flags, 'read', (session) =>
          session.call('case.notice', { ...momentOf(flags), kind, key }),
        );
        // Standard output may be the PDF.
        for (const caution of file.cautions) process.stderr.write(`weigh: ${plain(caution)}\n`);
        emitFile(file, flags.out);
      });
};
