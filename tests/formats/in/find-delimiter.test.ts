import { describe, expect, it } from 'vitest';
import { findDelimiter } from '../../../src/formats/in/find-delimiter.ts';

describe('the delimiter is found', () => {
  it.each([
    ['comma', 'a,b,c\n1,2,3\n', ','],
    ['semicolon with decimal commas', 'nr;betrag\n1;1,50\n2;2,75\n', ';'],
    ['tab', 'a\tb\n1\t2,5\n', '\t'],
    ['bar', 'a|b\n1|2\n', '|'],
    ['comma, with semicolons inside quotes', 'a,b\n"x;y",2\n"p;q",3\n', ','],
    ['stated in the first line', 'sep=;\na;b,c\n1;2,3\n', ';'],
    ['one column only', 'a\n1\n2\n', ','],
  ])('%s', (_name, text, delimiter) => {
    expect(findDelimiter(text)).toMatchObject({ delimiter });
  });
  it('is a guess when another one fits as well', () => {
    expect(findDelimiter('a;b,c\n1;2,3\n').how).toBe('guessed');
  });
  it('says why', () => {
    expect(findDelimiter('a;b\n1;2\n').because).toEqual(
      'with semicolon every one of the first 2 lines has 2 columns',
    );
  });
});
