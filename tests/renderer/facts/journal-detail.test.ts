import { describe, expect, it } from 'vitest';
import { journalWords } from '../../../src/renderer/screens/facts/journal/journal-detail.ts';

describe('what a journal entry says', () => {
  it.each([
    [
      '{"week":"2026-11-20","invoices":25,"receipts":8}',
      'week 2026-11-20 · invoices 25 · receipts 8',
    ],
    [
      '{"batch":3,"file":"a.csv","facts":{"creditNotes":2,"disputes":0}}',
      'batch 3 · file a.csv · credit notes 2',
    ],
    ['{"letters":["L-2026-0001","L-2026-0002"]}', 'letters L-2026-0001, L-2026-0002'],
    ['{}', ''],
    ['not json', 'not json'],
  ])('%s', (detail, words) => {
    expect(journalWords(detail)).toBe(words);
  });
});
