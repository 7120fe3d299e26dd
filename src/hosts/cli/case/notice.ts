/**
 * `duebook notice hold|plan KEY --out FILE`: what the customer is told on paper about a hold or a plan, as a
 * PDF; `notice rep CUSTOMER`: what our own sales representative is told. The same fact, or the same day, gives the
 * same paper; nothing is recorded.
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
  rep: 'for our own sales representative: what is overdue and held, what may be promised',
};
const KEYS: Readonly<Record<Kind, readonly [name: string, is: string]>> = {
  hold: ['key', 'like H-2026-0001'],
  plan: ['key', 'like PL-2026-0001'],
  rep: ['customer', 'the code of the customer'],
};
type Kind = keyof typeof DESCRIPTIONS;

export const noticeCommand: AddCommand = (program) => {
  const notice = program
    .command('notice')
    .description('papers about a hold, a payment plan, or for the sales representative, as PDF');
  for (const kind of Object.keys(DESCRIPTIONS) as Kind[])
    withMoment(notice.command(kind))
      .description(DESCRIPTIONS[kind])
      .argument(`<${KEYS[kind][0]}>`, KEYS[kind][1])
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
