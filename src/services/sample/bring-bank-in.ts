/**
 * The sample's bank month, brought in like any bank file, and what the office has said of its lines:
 * most are the money of receipts that were there, some are set aside, the others are to be matched.
 */
import type { Instant } from '../../domain/dates.ts';
import { camtStatement } from '../../formats/out/camt.ts';
import { recordBankMatch } from '../../ledger/commands/bank/record-bank-match.ts';
import { bankLineList } from '../../ledger/queries/bank/bank-line-list.ts';
import { ALL } from '../bank/line-view.ts';
import type { ServiceContext } from '../context.ts';
import { commitPreview } from '../imports/commit.ts';
import { inspectFile } from '../imports/inspect.ts';
import { previewFile } from '../imports/preview.ts';
import type { SampleBank } from './bank-month.ts';
import { granted } from './send-letters.ts';

/** Lines of a month, and more. */
const ALL_LINES = { state: 'all', search: '', order: 'oldest', offset: 0, limit: 10_000 } as const;

export async function bringBankIn(
  context: ServiceContext,
  { month, decided }: SampleBank,
): Promise<void> {
  const to = month.toOn ?? context.clock.today();
  const bytes = new TextEncoder().encode(camtStatement(month, `${to}T18:00:00.000Z` as Instant));
  const fileName = `bank-${to}.xml`;
  const { uploadId, mapping } = granted(
    await inspectFile(context, { fileName, bytes, kind: 'auto' }),
  );
  const preview = granted(await previewFile(context, { uploadId, mapping }));
  const { previewId } = preview;
  granted(await commitPreview(context, { previewId, allOrNothing: true, rememberAs: null }));

  const { ledger } = context.workspace;
  await ledger?.write(
    { command: 'sample.bank', actor: 'duebook', input: to },
    async (tx, scope) => {
      const { rows } = await bankLineList(tx, { ...ALL, ...ALL_LINES });
      const matched = { receipts: 0, aside: 0 };
      for (const [place, { lineId, amountMinor }] of rows.entries()) {
        const is = decided[place] ?? null;
        if (is === null) continue;
        const line = { lineId, amountMinor, rule: '' };
        if (is.kind === 'aside') {
          recordBankMatch(tx, scope, { ...line, kind: 'aside', note: is.note });
          matched.aside += 1;
        } else {
          recordBankMatch(tx, scope, { ...line, kind: 'receipt', receipt: is.number, note: '' });
          matched.receipts += 1;
        }
      }
      scope.detail(matched);
    },
  );
}
