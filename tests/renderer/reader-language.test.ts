/** Sentences of the engine as the screens tell them: dates in the reader's form, what people wrote as it is. */
import { expect, test } from 'vitest';
import { isoDateOf } from '../../src/domain/dates.ts';
import { render } from '../../src/domain/texts/render.ts';
import { day, say } from '../../src/domain/texts/text.ts';
import { engineSentence } from '../../src/renderer/format/engine-sentence.ts';
import { readerLanguage } from '../../src/renderer/texts/i18n.ts';

test('dates are written as the reader writes them, and nothing that only looks like one', () => {
  const told = say`disputed since ${day(isoDateOf('2026-11-03'))}: ${'see INV-2026-11-04'}`;
  expect(render(told, readerLanguage())).toBe('disputed since 3 Nov 2026: see INV-2026-11-04');
});

test('a sentence at the beginning of a line begins with a capital, but not what is quoted', () => {
  expect(engineSentence('the amount equals one item')).toBe('The amount equals one item');
  expect(engineSentence('"INV-7" stands in the text')).toBe('"INV-7" stands in the text');
  expect(engineSentence('')).toBe('');
});
