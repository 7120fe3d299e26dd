/** A document is mentioned once, by its strongest source; sources are read in a fixed order. */
import { describe, expect, test } from 'vitest';
import type {
  ClosedDocument,
  MatchLine,
} from '../../../../src/domain/bank/matching/match-facts.ts';
import { documentIndex } from '../../../../src/domain/bank/matching/numbers/document-index.ts';
import { mentionsOf } from '../../../../src/domain/bank/matching/numbers/line-mentions.ts';
import { openItems } from '../../../../src/domain/bank/matching/open-items.ts';
import { closedOf, findIn, itemOf, lineOf, NOTHING_CLOSED } from './facts.ts';

const items = openItems([
  itemOf(1, 'C1', '555', 100),
  itemOf(2, 'C1', 'INV-1042', 200, { references: ['RF18 5390 0754 7034'] }),
  itemOf(3, 'C2', 'INV-1043', 300),
]).inOrder;
const index = documentIndex(items, NOTHING_CLOSED);

/** `555 as "Rg. 555"`, `555? as …` for a weak one, `*` where it is a reference, `!` where checked. */
const mentions = (more: Partial<MatchLine>, of = index): readonly string[] =>
  mentionsOf(lineOf(100, more), of).mentions.map(
    ({ documents, written, isStrong, isReference, isChecked }) =>
      `${documents.map(({ name }) => name).join('+')}${isStrong ? '' : '?'}${isReference ? '*' : ''}${isChecked ? '!' : ''} as "${written}"`,
  );

describe('what a line names', () => {
  test.each<[string, Partial<MatchLine>, readonly string[]]>([
    ['a weak number alone', { text: 'pago 555' }, ['555? as "555"']],
    ['a weak number, then the same announced', { text: 'pago 555, Rg. 555' }, ['555 as "555"']],
    [
      'weak in the text, strong as reference',
      { text: '555', structuredReference: '555' },
      ['555* as "555"'],
    ],
    [
      'a strong number stays as first written',
      { text: 'INV-1042 (inv 1042)' },
      ['INV-1042 as "INV-1042"'],
    ],
    ['strong, then weak', { text: 'Rg. 555, piso 555' }, ['555 as "555"']],
    [
      'weak in the text, strong in the end-to-end id, in the place of the first',
      { text: 'pago 555 INV-1043', endToEndId: 'Rechnung 555' },
      ['555 as "555"', 'INV-1043 as "INV-1043"'],
    ],
    [
      'a checked reference comes first; its digits are no numbers',
      { text: 'INV-1043 RF18 5390 0754 7034' },
      ['RF18 5390 0754 7034*! as "RF18539007547034"', 'INV-1043 as "INV-1043"'],
    ],
    [
      'an unchecked structured reference is also read as text',
      { structuredReference: 'INV-1043 / INV-1042' },
      ['INV-1043 as "INV-1043"', 'INV-1042 as "INV-1042"'],
    ],
    ['nothing', { text: 'thank you' }, []],
  ])('%s', (_name, more, said) => {
    expect(mentions(more)).toEqual(said);
  });
});

describe('documents of which nothing is open', () => {
  const of = (...closed: readonly ClosedDocument[]) => documentIndex(items, findIn(...closed));
  test.each<[string, string, readonly ClosedDocument[], readonly string[]]>([
    ['named whole', 'K-1', [closedOf('C1', 'K-1')], ['K-1? as "K-1"']],
    ['named without its letters', 'pago 1', [closedOf('C1', 'K-1')], ['K-1? as "1"']],
    ['another number', 'K-12', [closedOf('C1', 'K-1')], []],
    ['a number inside another', 'INV-1042', [closedOf('C1', '1042')], ['INV-1042 as "INV-1042"']],
    [
      'of equal right with an open one',
      '1042',
      [closedOf('C9', '1042')],
      ['INV-1042+1042 as "1042"'],
    ],
    [
      'only without its letters, where an open one is named whole',
      'INV-1042',
      [closedOf('C9', 'X-INV-1042')],
      ['INV-1042 as "INV-1042"'],
    ],
    [
      'reversed and written again',
      'INV-1042',
      [closedOf('C1', 'INV-1042', { state: 'reversed' })],
      ['INV-1042 as "INV-1042"'],
    ],
    [
      'a credit note beside an open invoice',
      '1042',
      [closedOf('C9', '1042', { state: 'credit_note' })],
      ['INV-1042 as "1042"'],
    ],
    [
      'a credit note alone',
      'GS-1044',
      [closedOf('C9', 'GS-1044', { state: 'credit_note' })],
      ['GS-1044 as "GS-1044"'],
    ],
    [
      'an order',
      'PO 4711',
      [closedOf('C9', 'PO-4711', { kind: 'reference', document: 'A-1' })],
      ['PO-4711 as "PO 4711"'],
    ],
    [
      'an order is never without its letters',
      '4711',
      [closedOf('C9', 'PO-4711', { kind: 'reference' })],
      [],
    ],
    [
      'shortened, of the same customer',
      'INV-1042/55',
      [closedOf('C1', 'INV-1055')],
      ['INV-1042 as "INV-1042"', 'INV-1055 as "55"'],
    ],
    [
      'shortened, of another',
      'INV-1042/55',
      [closedOf('C9', 'INV-1055')],
      ['INV-1042 as "INV-1042"'],
    ],
  ])('%s', (_name, text, closed, said) => {
    expect(mentions({ text }, of(...closed))).toEqual(said);
  });
});
