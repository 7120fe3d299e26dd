/** Entries of the journal as one would say them; what has no words is shown as it stands. */
import { expect, test } from 'vitest';
import ledger from '../../../resources/i18n/en/ledger.json' with { type: 'json' };
import { setReaderLanguage } from '../../../src/renderer/format/format.ts';
import { createInstance } from 'i18next';
import {
  journalSentence,
  type JournalWords,
} from '../../../src/renderer/screens/facts/journal/journal-sentence.ts';

setReaderLanguage('en-GB');
const i18n = createInstance();
await i18n.init({
  lng: 'en',
  resources: { en: { ledger } },
  interpolation: { escapeValue: false },
});
const words: JournalWords = {
  t: i18n.getFixedT('en', 'ledger'),
  factsWords: (facts) =>
    Object.entries(facts).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : [])),
  nameOf: (code) => (code === 'C1' ? 'Casa Ñandú' : code),
};

test.each([
  [
    'imports.commit',
    '{"batch":1,"file":"flores.xlsx","kind":"invoices","facts":{"customers":61,"invoices":412}}',
    'Import of flores.xlsx: 61 customers, 412 invoices',
  ],
  [
    'imports.commit',
    '{"file":"again.csv","facts":{"invoices":0}}',
    'Import of again.csv: nothing new',
  ],
  ['sample.week', '{"week":"2026-11-20","invoices":25}', 'Week to 20 Nov 2026: 25 invoices'],
  [
    'sample.bank',
    '{"to":"2026-11-14","lines":46,"receipts":36,"aside":3}',
    'Bank to 14 Nov 2026: 46 lines, 36 matched with receipts, 3 set aside',
  ],
  [
    'receipts.record',
    '{"receipt":"R-1","customer":"C1","allocations":2}',
    'Receipt R-1 from Casa Ñandú, allocated to 2 items',
  ],
  [
    'receipts.record',
    '{"receipt":"R-2","customer":"C9","allocations":0}',
    'Receipt R-2 from C9, on account',
  ],
  ['letters.issue', '{"letters":["L-1"]}', '1 letter issued: L-1'],
  ['letters.issue', '{"letters":["L-1","L-2","L-3"]}', '3 letters issued: L-1 to L-3'],
  ['facts.reverse', '{"kind":"invoice","reference":"FE-7"}', 'Reversed: invoice FE-7'],
  ['some.command', '{"weeks":3}', 'some.command weeks 3'],
  ['imports.commit', 'not json', 'imports.commit not json'],
])('%s %s', (command, detail, said) => {
  expect(journalSentence({ command, detail }, words)).toBe(said);
});
