/** What the engine says for terminal and file, as a reader sees it. */
import { beforeAll, expect, it } from 'vitest';
import { datesIn, engineSentence } from '../../src/renderer/format/dates-in.ts';
import { setReaderLanguage } from '../../src/renderer/format/format.ts';

beforeAll(() => setReaderLanguage('en-GB'));

it('begins with a capital, but not what is quoted', () => {
  expect(engineSentence('the amount equals one item')).toBe('The amount equals one item');
  expect(engineSentence('"INV-7" stands in the text')).toBe('"INV-7" stands in the text');
  expect(engineSentence('')).toBe('');
});

it('has its dates in the form of the reader, and leaves numbers that look like dates', () => {
  expect(datesIn('disputed since 2026-11-03: short')).toBe('disputed since 3 Nov 2026: short');
  expect(datesIn('FE-2026-0412 and 2026-13-40')).toBe('FE-2026-0412 and 2026-13-40');
});
