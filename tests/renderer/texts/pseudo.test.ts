import { expect, it } from 'vitest';
import { render } from '../../../src/domain/texts/render.ts';
import { count, list, say } from '../../../src/domain/texts/text.ts';
import { accented, accentedScreens, pseudoLanguage } from '../../../src/renderer/texts/pseudo.ts';
import { english } from '../../../src/renderer/texts/resources.ts';
import { keptSentences } from '../../harness/texts.ts';

it('accents every letter and is a third longer', () => {
  const words = 'The Quick Brown Fox Jumps Over the Lazy Dog';
  expect(accented(words)).not.toMatch(/[a-zA-Z]/);
  const letters = words.replace(/ /g, '').length;
  expect(accented(words).length - words.length).toBe(Math.floor(letters / 3));
});

it('keeps values and tags of the screens', () => {
  expect(accentedScreens({ a: { b: 'Due {{date}}, <0>see</0> $t(common.close)' } }).a.b).toMatch(
    /^[^a-z]+ \{\{date\}\}, <0>[^a-z]+<\/0> \$t\(common\.close\)$/i,
  );
  const texts = JSON.stringify(english).match(/\{\{[^}]*\}\}/g) ?? [];
  const kept = JSON.stringify(accentedScreens(english)).match(/\{\{[^}]*\}\}/g) ?? [];
  expect(texts.length).toBeGreaterThan(100);
  expect(kept).toEqual(texts);
});

it('says every sentence that was drawn out, with its values as they are', () => {
  for (const template of keptSentences())
    expect(pseudoLanguage.translate(template), template).not.toBe(template);
  const text = say`${list(['A', 'B'], 'and')}`;
  expect(render(text, pseudoLanguage)).toBe('A âñđđ B');
});

it('leaves a sentence in English that was not drawn out', () => {
  const template = 'nobody says {0, plural, one {# such thing} other {# such things}}';
  expect(keptSentences()).not.toContain(template);
  expect(render({ template, values: [2] }, pseudoLanguage)).toBe('nobody says 2 such things');
  expect(say`${count(2, 'row')}`.values).toEqual([2]);
});
