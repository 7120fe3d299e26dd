import { describe, expect, it } from 'vitest';
import { cut, displayWidth, plain } from '../../../src/hosts/cli/terminal/display.ts';
import { table } from '../../../src/hosts/cli/terminal/table.ts';

describe('columns of a terminal', () => {
  it.each([
    ['', 0],
    ['INV-1', 5],
    ['Müller', 6],
    ['Mu\u0308ller', 6],
    ['花之韵', 6],
    ['ＡＢ', 4],
    ['Ķekava', 6],
    ['👍', 2],
    ['한국', 4],
  ])('%j takes %i', (text, width) => expect(displayWidth(text)).toBe(width));

  it('cuts on whole characters', () => {
    expect(cut('花之韵有限公司', 8)).toBe('花之韵…');
    expect(cut('short', 8)).toBe('short');
  });
});

it.each([
  ['a name over\ntwo lines', 'a name over two lines'],
  ['red \u001b[31m', 'red \ufffd[31m'],
  ['bell\u0007', 'bell\ufffd'],
  ['\u202egnp.exe', '\ufffdgnp.exe'],
])('%j cannot steer the terminal', (text, shown) => expect(plain(text)).toBe(shown));

it('a table is aligned whatever stands in it', () => {
  const text = table(
    [
      { header: 'Customer', of: (row: readonly string[]) => row[0] ?? '' },
      { header: 'Name', of: (row) => row[1] ?? '' },
      { header: 'Open', of: (row) => row[2] ?? '', align: 'right' },
    ],
    [
      ['C1', 'Müller GmbH', '2400.00'],
      ['C2', '花之韵有限公司', '310.00'],
      ['C3', '<img src=x onerror=alert(1)>', '-0.05'],
    ],
  );
  expect(text).toBe(
    [
      'Customer  Name                             Open',
      'C1        Müller GmbH                   2400.00',
      'C2        花之韵有限公司                 310.00',
      'C3        <img src=x onerror=alert(1)>    -0.05',
      '',
    ].join('\n'),
  );
});
