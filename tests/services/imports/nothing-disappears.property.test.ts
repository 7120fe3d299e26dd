/** Whatever a file holds: every row is new, duplicate or refused, and the ledger gets just the new ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { bytesOf, importWorkspace } from './workspace-for-imports.ts';

const value = {
  number: fc.constantFrom('A-1', 'A-2', 'A-3', 'A-4', '007', ''),
  customer: fc.constantFrom('Rosa', 'Iris', 'Müller "GmbH"', ''),
  date: fc.constantFrom('2026-01-31', '2026-02-28', '2026-02-31', '31.01.2026', '', 'soon'),
  amount: fc.constantFrom(
    '10.00',
    '99.95',
    '0.00',
    '-5.00',
    '1.2.3',
    '5 € / 6 $',
    '',
    '$7',
    '12.345',
  ),
  disputed: fc.constantFrom('Yes', 'No', '', 'hm'),
};
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const row = fc
  .tuple(
    value.number,
    value.customer,
    value.date,
    value.date,
    value.amount,
    value.date,
    value.disputed,
  )
  .map((fields) => fields.map(quoted).join(','));
/** Mostly rows; at times something that is none. */
const line = fc.oneof(
  { weight: 8, arbitrary: row },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'A-9,Rosa',
      '"A-9,Rosa,2026-01-31',
      'A-9,"Rosa" SL,x,y,1,z,w',
      ',,,,,,,,,extra',
      '',
      ',,,,,,',
    ),
  },
);
const HEADER = 'Invoice,Customer,Date,Due,Amount,Paid on,Disputed';
const MAPPING = {
  kind: 'invoice-list',
  encoding: 'utf-8',
  delimiter: ',',
  dateOrder: 'ymd',
  decimalMark: '.',
  currency: 'EUR',
  columns: {
    invoice: 0,
    customer: 1,
    issued_on: 2,
    due_on: 3,
    amount: 4,
    settled_on: 5,
    disputed: 6,
  },
} as const;

const isRow = (text: string): boolean => text.replace(/[",\s]/g, '') !== '';

describe('every file', () => {
  it('is accounted for row by row, twice over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.array(line, { minLength: 1, maxLength: 6 }),
        async (first, second) => {
          const workspace = await importWorkspace();
          try {
            for (const lines of [first, second]) {
              const file = `${HEADER}\n${lines.join('\n')}\n`;
              const inspected = await workspace.call('imports.inspect', {
                fileName: 'any.csv',
                bytes: bytesOf(file),
                kind: 'invoice-list',
              });
              if (!inspected.ok) {
                expect(inspected.error.code).toBe('no_rows');
                continue;
              }
              const preview = await workspace.must('imports.preview', {
                uploadId: inspected.value.uploadId,
                mapping: MAPPING,
              });
              expect(preview.read).toBe(lines.filter(isRow).length);
              expect(preview.new + preview.duplicate + preview.refused).toBe(preview.read);
              // Whatever is refused says why, in a line of its own, or for the whole file.
              const told = new Set(
                preview.findings
                  .filter((finding) => finding.severity === 'refused')
                  .map((finding) => finding.line),
              );
              if (told.delete(null)) expect(preview).toMatchObject({ new: 0, duplicate: 0 });
              else expect(told.size).toBe(preview.refused);
              if (preview.new === 0) continue;
              await workspace.must('imports.commit', { previewId: preview.previewId });
              // The same file again, read alike, holds nothing new.
              const again = await workspace.must('imports.inspect', {
                fileName: 'any.csv',
                bytes: bytesOf(file),
                kind: 'invoice-list',
              });
              const repeated = await workspace.must('imports.preview', {
                uploadId: again.uploadId,
                mapping: MAPPING,
              });
              expect(repeated).toMatchObject({
                read: preview.read,
                new: 0,
                refused: preview.refused,
              });
            }
            // Sums, projections and journal of what was recorded hold.
            expect((await workspace.ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
          } finally {
            await workspace.close();
          }
        },
      ),
      { numRuns: 40, seed: 20260630 },
    );
  }, 60_000);
});
