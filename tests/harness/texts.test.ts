import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueFaults, extract, keptSentences, sources } from './texts.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../resources/texts');

describe('the sentences of the program', () => {
  const drawn = extract(sources());

  it('can all be drawn out of the source', () => {
    expect(drawn.faults).toEqual([]);
  });

  it('are in resources/texts/en/sentences.json; after a change, run "npm run texts"', () => {
    expect(keptSentences()).toEqual(drawn.templates);
  });

  it.each(
    readdirSync(FOLDER).filter(
      (language) => language !== 'en' && existsSync(path.join(FOLDER, language, 'sentences.json')),
    ),
  )('are all translated in %s, with its plural forms', (language) => {
    const text = readFileSync(path.join(FOLDER, language, 'sentences.json'), 'utf8');
    const catalogue = JSON.parse(text) as Readonly<Record<string, string>>;
    expect(catalogueFaults(language, catalogue, drawn.templates)).toEqual([]);
  });
});

describe('extract', () => {
  const from = "import { count, plural, say } from '../texts/text.ts';\n";
  const drawn = (code: string): ReturnType<typeof extract> => extract([['src/a.ts', from + code]]);

  it('finds sentences inside sentences, and takes plural forms into the key', () => {
    expect(
      drawn("say`${count(n, 'row')} of ${say`the file`}: ${plural(n, 'it', 'they')}`").templates,
    ).toEqual(
      expect.arrayContaining([
        '{0, plural, one {# row} other {# rows}} of {1}: {2, plural, one {it} other {they}}',
        'the file',
      ]),
    );
  });

  it.each([
    ['say`${count(n, word)}`', 'plural forms must be written out inside a say'],
    ["const rows = count(n, 'row');", 'plural forms must be written out inside a say'],
    ["say`${isOne ? 'a' : count(n, 'row')}`", 'plural forms must be written out inside a say'],
    ['say`a {brace`', 'a brace in a sentence cannot be told from a placeholder'],
  ])('refuses %s', (code, fault) => {
    expect(drawn(code).faults).toEqual([`src/a.ts:2: ${fault}`]);
  });

  it('leaves a "count" alone that is not ours', () => {
    expect(extract([['src/a.ts', "const x = count(rows, 'a');"]]).faults).toEqual([]);
  });
});

describe('catalogueFaults', () => {
  const templates = ['{0, plural, one {# row} other {# rows}} of {1}', 'all'];
  const whole = {
    [templates[0] as string]: 'no {1} {0, plural, zero {# rindu} one {# rinda} other {# rindas}}',
    all: 'viss',
  };

  it('finds nothing in a whole catalogue', () => {
    expect(catalogueFaults('lv', whole, templates)).toEqual([]);
  });

  it.each([
    ['a sentence that is missing', { all: undefined }, 'missing: all'],
    ['a place that is missing', { all: 'viss {0}' }, '{0} is not in the sentence: viss {0}'],
    ['a brace too many', { all: 'viss }' }, 'braces do not fit: viss }'],
    ['a sentence that is gone', { gone: 'prom' }, 'no longer said: gone'],
    [
      'a value that was lost',
      { [templates[0] as string]: '{0, plural, zero {} one {} other {}}' },
      'without {1}: {0, plural, zero {} one {} other {}}',
    ],
    [
      'a form that the language has',
      { [templates[0] as string]: '{1} {0, plural, one {#} other {#}}' },
      'without the form "zero": {1} {0, plural, one {#} other {#}}',
    ],
  ])('finds %s', (_what, change, fault) => {
    const changed = Object.fromEntries(
      Object.entries({ ...whole, ...change }).filter(([, text]) => text !== undefined),
    ) as Record<string, string>;
    expect(catalogueFaults('lv', changed, templates)).toEqual([fault]);
  });
});
