import { decode, encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { ENGLISH, render, rendered, type Language } from '../../../src/domain/texts/render.ts';
import {
  amount,
  capital,
  count,
  day,
  groupedMoney,
  isText,
  list,
  money,
  plural,
  replaceInText,
  say,
  sentences,
  storedText,
  textOfStored,
  verbatim,
  within,
} from '../../../src/domain/texts/text.ts';

const english = (text: Parameters<typeof render>[0]): string => render(text, ENGLISH);
const due = isoDateOf('2026-03-01');

describe('say', () => {
  it('keeps the sentence as a template, and its values with their types', () => {
    expect({ ...say`${day(due)} is before ${'INV-7'} in line ${14}` }).toStrictEqual({
      template: '{0} is before {1} in line {2}',
      values: [{ kind: 'date', date: '2026-03-01' }, 'INV-7', 14],
    });
  });

  it('takes plural forms into the template, so that a language can put its own there', () => {
    const { template, values } =
      say`${count(3, 'row')} left out; ${plural(3, 'it was', 'they were')} empty`;
    expect(template).toBe(
      '{0, plural, one {# row} other {# rows}} left out; {1, plural, one {it was} other {they were}} empty',
    );
    expect(values).toEqual([3, 3]);
  });

  it('goes through JSON, MessagePack and threads unchanged', () => {
    const text = say`${list([money(123450, 'EUR'), say`and ${day(due)}`], 'and')}: ${within(say`Look`)}`;
    expect(JSON.parse(JSON.stringify(text))).toStrictEqual(text);
    expect(decode(encode(text))).toStrictEqual(text);
    expect(structuredClone(text)).toStrictEqual(text);
  });
});

describe('render, in English', () => {
  it.each([
    [say`${count(1, 'row')}`, '1 row'],
    [say`${count(2466, 'row')}`, '2,466 rows'],
    [say`${count(0, 'entry', 'entries')}`, '0 entries'],
    [say`line ${2466}`, 'line 2466'],
    [say`until ${day(due)}`, 'until 2026-03-01'],
    [say`${money(123450, 'EUR')}`, '1234.50 EUR'],
    [say`${groupedMoney(123450, 'EUR')}`, '1,234.50 EUR'],
    [say`${groupedMoney(-1234567, 'JPY')}`, '-1,234,567 JPY'],
    [say`${amount(1250, 'KWD')}`, '1.250'],
    [say`${list([])}`, ''],
    [say`${list(['A'], 'and')}`, 'A'],
    [say`${list(['A', 'B', 'C'], 'and')}`, 'A, B and C'],
    [say`${list(['A', 'B', 'C'], 'or')}`, 'A, B or C'],
    [say`${list(['A', 'B', 'C'])}`, 'A, B, C'],
    [say`${list(['A', 'B', 'C'], 'semicolon')}`, 'A; B; C'],
    [sentences([say`One.`, say`Two.`, say`Three.`]), 'One. Two. Three.'],
    [
      say`Nothing was undone: ${within(say`There is no W-9`)}`,
      'Nothing was undone: there is no W-9',
    ],
    [say`Nothing was undone: ${within(say`INV-7 is paid`)}`, 'Nothing was undone: INV-7 is paid'],
    [say`${capital(say`no rate of ${'EUR'}`)}.`, 'No rate of EUR.'],
    [verbatim('as {0} it is'), 'as {0} it is'],
    [say`${'{1} of a file'} and ${'#'}`, '{1} of a file and #'],
  ])('%#: %s', (text, sentence) => {
    expect(english(text)).toBe(sentence);
  });
});

describe('render, in another language', () => {
  const latvian: Language = {
    tag: 'lv',
    translate: (template) =>
      ({
        '{0, plural, one {# row} other {# rows}} of {1} left out':
          'no {1} izlaista {0, plural, zero {# rindu} one {# rinda} other {# rindas}}',
        '{0} and {1}': '{0} un {1}',
      })[template] ?? template,
  };

  it.each([
    [1, 'no A un B izlaista 1 rinda'],
    [3, 'no A un B izlaista 3 rindas'],
    [10, 'no A un B izlaista 10 rindu'],
    [21, 'no A un B izlaista 21 rinda'],
  ])('%i: forms and order are those of the language', (rows, sentence) => {
    const text = say`${count(rows, 'row')} of ${list(['A', 'B'], 'and')} left out`;
    expect(render(text, latvian)).toBe(sentence);
  });

  it('falls back to English for a sentence that nobody translated', () => {
    expect(render(say`no ${'A'}`, latvian)).toBe('no A');
  });
});

describe('rendered', () => {
  it('renders every text in an answer and leaves everything else as it is', () => {
    const bytes = new Uint8Array([1, 2]);
    const quiet = { rows: [{ customer: 'C1' }], at: null, bytes };
    expect(rendered(quiet, ENGLISH)).toBe(quiet);
    const answer = {
      ok: false,
      error: { message: say`no ${'A'}`, at: 'x' },
      quiet,
      all: ['a', say`b`],
    };
    expect(rendered(answer, ENGLISH)).toStrictEqual({
      ok: false,
      error: { message: 'no A', at: 'x' },
      quiet,
      all: ['a', 'b'],
    });
    expect(rendered(answer, ENGLISH).quiet).toBe(quiet);
    expect(isText(answer.error.message)).toBe(true);
  });
});

describe('a text in a column of the ledger', () => {
  it('comes back as it was stored', () => {
    const text = say`line ${14}: ${money(100, 'EUR')} of ${say`the ${count(2, 'row')}`}`;
    expect(textOfStored(storedText(text))).toStrictEqual({ ...text });
  });

  it.each(['line 3: the amount is missing', '{"template": of a file', '{"template":1}', ''])(
    'is read as the sentence it is when an older program wrote it: %s',
    (old) => {
      expect(english(textOfStored(old))).toBe(old);
    },
  );
});

it('replaces a path wherever it stands in a text, and nothing else', () => {
  const text = say`${'/a/b.duebook'} is ${list(['/a/b.duebook', say`not ${'/a/b.duebook'}`])} ${7}`;
  expect(english(replaceInText(text, '/a/b.duebook', 'b'))).toBe('b is b, not b 7');
});
