/** A finding in a list that has the line in a column of its own. */
import { expect, it } from 'vitest';
import { findingAtLine } from '../../../src/domain/bank/bank-findings.ts';
import { findingAt, findingOnFile, withoutLine } from '../../../src/domain/imports/findings.ts';
import { say, textOfStored, storedText, verbatim } from '../../../src/domain/texts/text.ts';

const what = say`"${'31.02.2026'}" is not a date`;

it.each([
  [findingAt('refused', 'bad', 14, 'Due', what), 'column "Due": "31.02.2026" is not a date'],
  [findingAt('refused', 'bad', 14, null, what), '"31.02.2026" is not a date'],
  [findingAtLine('refused', 'bad', 14, ':61:', what), ':61:: "31.02.2026" is not a date'],
  [findingAtLine('refused', 'bad', 14, null, what), '"31.02.2026" is not a date'],
  [findingOnFile('note', 'few', say`the file has no dates`), 'the file has no dates'],
])('%#', ({ message }, sentence) => {
  expect(withoutLine(message)).toEqual(sentence);
  // As the ledger keeps it, too.
  expect(withoutLine(textOfStored(storedText(message)))).toEqual(sentence);
});

it('of a ledger from before texts were data the sentence stays whole', () => {
  const old = verbatim('line 14, column "Due": "31.02.2026" is not a date');
  expect(withoutLine(old)).toEqual('line 14, column "Due": "31.02.2026" is not a date');
});
