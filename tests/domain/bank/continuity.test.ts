import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankStatement } from '../../../src/domain/bank/bank-file.ts';
import {
  continuityFinding,
  continuityOf,
  spanOf,
  type Continuity,
} from '../../../src/domain/bank/continuity.ts';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { lineOf, statementOf } from './made-statement.ts';
import { english } from '../../harness/english.ts';
import { verbatim } from '../../../src/domain/texts/text.ts';

const judge = (statements: readonly BankStatement[]): readonly (Continuity | null)[] =>
  continuityOf(statements.map(spanOf));

const kinds = (statements: readonly BankStatement[]): readonly string[] =>
  judge(statements).map((continuity) => continuity?.kind ?? '-');

const sentence = (statements: readonly BankStatement[], index: number): string => {
  const continuity = judge(statements)[index];
  return continuity == null
    ? '-'
    : english(continuityFinding(continuity, 'EUR', 9)?.message ?? verbatim('nothing'));
};

const MARCH = statementOf(
  ['2026-02-28', 1_000_000],
  ['2026-03-31', 1_117_500],
  [lineOf('2026-03-04', 121_000), lineOf('2026-03-05', -3_500)],
);
const APRIL = statementOf(
  ['2026-03-31', 1_117_500],
  ['2026-04-30', 1_200_000],
  [lineOf('2026-04-15', 82_500)],
);
const JUNE = statementOf(
  ['2026-05-31', 1_240_000],
  ['2026-06-30', 1_300_000],
  [lineOf('2026-06-05', 30_000), lineOf('2026-06-20', 30_000)],
  { fromOn: isoDateOf('2026-06-01'), toOn: isoDateOf('2026-06-30') },
);
const HALF_OF_JUNE = statementOf(
  ['2026-06-15', 1_270_000],
  ['2026-06-30', 1_300_000],
  [lineOf('2026-06-20', 30_000)],
  { fromOn: isoDateOf('2026-06-16'), toOn: isoDateOf('2026-06-30') },
);

describe('statements of an account', () => {
  it('first, follows, gap, overlap, repeated', () => {
    expect(kinds([MARCH, APRIL, JUNE, HALF_OF_JUNE, MARCH])).toEqual([
      'first',
      'follows',
      'gap',
      'overlap',
      'repeated',
    ]);
    expect(sentence([MARCH, APRIL, JUNE], 1)).toBe('nothing');
    const lower = statementOf(['2026-05-31', 1_150_000], ['2026-06-30', 1_150_000], [], {
      fromOn: isoDateOf('2026-06-01'),
      toOn: isoDateOf('2026-06-30'),
    });
    expect(sentence([MARCH, APRIL, lower], 2)).toContain(
      'line 9: 500.00 EUR more went out than came in between',
    );
    expect(sentence([MARCH, APRIL, JUNE], 2)).toBe(
      'line 9: 400.00 EUR more came in than went out between the statement that ends on 2026-04-30 and this one, which begins on 2026-06-01; import the statement in between',
    );
    expect(sentence([JUNE, HALF_OF_JUNE], 1)).toBe(
      'line 9: an earlier statement has 1 entry of this one too (300.00 EUR from 2026-06-20 to 2026-06-20), counted once, so there is nothing to do',
    );
    expect(sentence([MARCH, MARCH], 1)).toBe(
      'line 9: the same statement was there before (2 entries); it is counted once, so there is nothing to do',
    );
  });

  it('the same days in other words are an overlap without a double line', () => {
    const asMt940 = { ...JUNE, lines: JUNE.lines.map((line) => ({ ...line, text: 'x' })) };
    const found = judge([APRIL, JUNE, asMt940]).map((one) => [one?.kind, one?.doubleLines]);
    expect(found.slice(1).sort()).toEqual([
      ['gap', 0],
      ['overlap', 0],
    ]);
    expect(sentence([JUNE, asMt940], 1) + sentence([JUNE, asMt940], 0)).toContain(
      'line 9: an earlier statement covers days of this one too (2026-06-01 to 2026-06-30), and not one entry is the same; if it is the same statement in another format, do not import both',
    );
  });

  it('accounts and currencies do not meet, interim reports are not judged', () => {
    const other = { ...APRIL, account: 'DE89370400440532013000' };
    const dollars = { ...APRIL, currency: 'USD' };
    const interim = { ...APRIL, kind: 'interim' as const };
    expect(kinds([MARCH, other, dollars, interim])).toEqual(['first', 'first', 'first', '-']);
  });

  it('several statements of one day are put in the order of their balances', () => {
    const day = (from: number, to: number): BankStatement =>
      statementOf(['2026-03-31', from], ['2026-03-31', to], [lineOf('2026-03-31', to - from)]);
    expect(kinds([day(300, 200), day(100, 300), day(200, 700)])).toEqual([
      'follows',
      'first',
      'follows',
    ]);
  });

  it('a closing balance alone (OFX) proves the seam when the lines lead up to it', () => {
    const march = statementOf(null, ['2026-03-31', 1_000], [lineOf('2026-03-04', 300)]);
    const may = statementOf(null, ['2026-05-31', 1_700], [lineOf('2026-05-02', 700)]);
    const other = statementOf(null, ['2026-05-31', 1_701], [lineOf('2026-05-02', 700)]);
    expect(judge([march, may])[1]).toMatchObject({ kind: 'follows', proof: 'balance' });
    expect(judge([march, other])[1]).toMatchObject({ kind: 'follows', proof: 'none' });
  });

  it('where there are no balances the periods decide', () => {
    const period = (from: string, to: string): BankStatement =>
      statementOf(null, null, [lineOf(to, 100, { text: `${from} to ${to}` })], {
        fromOn: isoDateOf(from),
        toOn: isoDateOf(to),
      });
    const parts = [
      period('2026-03-01', '2026-03-31'),
      period('2026-04-01', '2026-04-30'),
      period('2026-06-01', '2026-06-30'),
    ];
    expect(judge(parts).map((part) => `${part?.kind} ${part?.proof}`)).toEqual([
      'first none',
      'follows dates',
      'gap dates',
    ]);
    expect(sentence(parts, 2)).toBe(
      'line 9: entries may be missing between the statement that ends on 2026-04-30 and this one, which begins on 2026-06-01; import the statement in between',
    );
  });
});

describe('properties', () => {
  /** Days of an account: each day some lines; statements cut it anywhere. */
  const account = fc
    .array(fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 3 }), {
      minLength: 2,
      maxLength: 12,
    })
    .map((days) => {
      let balance = 10_000;
      return days.map((amounts, index) => {
        const on = addDays(isoDateOf('2026-03-01'), index);
        const opening = balance;
        balance += amounts.reduce((sum, amount) => sum + amount, 0);
        return statementOf(
          [addDays(on, -1), opening],
          [on, balance],
          amounts.map((amount) => lineOf(on, amount)),
          { fromOn: on, toOn: on },
        );
      });
    });

  it('an unbroken row of statements follows, in whatever order it is given', () => {
    fc.assert(
      fc.property(account, fc.infiniteStream(fc.nat(1_000)), (statements, order) => {
        const shuffled = statements
          .map((statement) => ({ statement, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map((entry) => entry.statement);
        const found = kinds(shuffled);
        expect(found.filter((kind) => kind === 'first')).toHaveLength(1);
        expect(new Set(found)).toEqual(
          new Set(shuffled.length > 1 ? ['first', 'follows'] : ['first']),
        );
      }),
    );
  });

  it('the answer for a statement does not depend on the order of the input', () => {
    const some = fc.shuffledSubarray(
      [MARCH, APRIL, JUNE, HALF_OF_JUNE, MARCH, JUNE, statementOf(null, null, [])],
      { minLength: 1 },
    );
    const told = (statements: readonly BankStatement[]): readonly string[] =>
      judge(statements)
        .map((continuity, index) => JSON.stringify([statements[index], continuity]))
        .sort();
    fc.assert(
      fc.property(some, (statements) => {
        expect(told([...statements].reverse())).toEqual(told(statements));
      }),
    );
  });
});
