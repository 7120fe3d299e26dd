/** A run of letters is all or nothing, whatever happens while it prints. */
import { expect, test } from 'vitest';
import { renderPdf } from '../../../src/documents/render.ts';
import { JobCancelled } from '../../../src/services/context.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { pdfText } from '../../documents/pdf-text.ts';
import { day, receipt, record } from '../../ledger/fixture.ts';
import { issue, issued, ON } from './asking.ts';
import { letterWorkspace, type LetterWorkspace } from './letter-workspace.ts';
import { english } from '../../harness/english.ts';

test('all or none: one letter that cannot be written stops the run, and nothing is recorded', async () => {
  const workspace = await letterWorkspace();
  const result = await issue(workspace, ['C1', 'C3']);
  expect(result).toEqual({
    ok: false,
    error: {
      code: 'blocked',
      message:
        "No letter to customer C3 in EUR: customer C3 has no postal address; add it to the customer's profile.",
    },
  });
  const register = await letterHandlers['letters.list'](workspace.context, {
    asOf: ON.issuedOn,
    customer: null,
  });
  expect(register).toEqual({ ok: true, value: [] });
});

test('a cancelled job records nothing', async () => {
  let left = 2;
  const workspace = await letterWorkspace({
    checkpoint: () => ((left -= 1) < 0 ? Promise.reject(new JobCancelled()) : Promise.resolve()),
  });
  await expect(issue(workspace, ['C1', 'C2', 'C5'])).rejects.toBeInstanceOf(JobCancelled);
  const register = await letterHandlers['letters.list'](workspace.context, {
    asOf: ON.issuedOn,
    customer: null,
  });
  expect(register).toEqual({ ok: true, value: [] });
  expect((await issued(await letterWorkspace(), ['C1'])).length).toBe(1);
});

test('money that arrives while the letters print is taken into account', async () => {
  let arrived = false;
  const workspace: LetterWorkspace = await letterWorkspace({
    print: async (job) => {
      if (!arrived) {
        arrived = true;
        await record(workspace.ledger, {
          receipts: [receipt('R-9', 'C2', '2026-11-20', 50000)],
          allocations: [
            {
              sourceKind: 'receipt',
              source: 'R-9',
              invoice: 'INV-7',
              position: 1,
              effectiveOn: day('2026-11-20'),
              amountMinor: 50000,
            },
          ],
        });
      }
      return renderPdf(job);
    },
  });
  const [letter] = await issued(workspace, ['C2']);
  expect(letter?.totalMinor).toBe(45294);
  const pdf = await letterHandlers['letters.pdf'](workspace.context, { numbers: ['L-2026-0001'] });
  if (!pdf.ok) throw new Error(english(pdf.error.message));
  expect(await pdfText(pdf.value.bytes)).toContain('EUR 452.94');
});

test('a run whose ledger never rests prints inside the transaction', async () => {
  let receipts = 0;
  const workspace: LetterWorkspace = await letterWorkspace({
    print: async (job) => {
      receipts += 1;
      if (receipts <= 3)
        await record(workspace.ledger, {
          receipts: [receipt(`R-${90 + receipts}`, 'C2', '2026-11-20', 100)],
        });
      return renderPdf(job);
    },
  });
  const [letter] = await issued(workspace, ['C2']);
  expect([letter?.number, receipts]).toEqual(['L-2026-0001', 4]);
});

test('progress is told letter by letter', async () => {
  const workspace = await letterWorkspace();
  await issued(workspace, ['C1', 'C2']);
  expect(workspace.progress).toEqual(['0/2 letters', '1/2 letters', '2/2 letters']);
});
