import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankFile, BankLine, BankStatement } from '../../../src/domain/bank/bank-file.ts';
import { draftBankFile, type BankFileDraft } from '../../../src/domain/bank/draft-bank-file.ts';
import { lineKey } from '../../../src/domain/bank/line-identity.ts';
import { lineOf, statementOf } from './made-statement.ts';
import { english } from '../../harness/english.ts';
import { verbatim } from '../../../src/domain/texts/text.ts';

const fileOf = (...statements: readonly BankStatement[]): BankFile => ({
  format: 'camt.053',
  statements,
  findings: [],
});

function draftOf(file: BankFile, known: ReadonlyMap<string, number> = new Map()): BankFileDraft {
  const drafting = draftBankFile(file, { countOf: (key) => known.get(key) ?? 0 });
  let step = drafting.next();
  while (!step.done) step = drafting.next();
  return step.value;
}

/** The ledger after importing what is new. */
function imported(known: Map<string, number>, file: BankFile): Map<string, number> {
  const after = new Map(known);
  for (const line of draftOf(file, known).lines)
    if (line.outcome === 'new') after.set(line.key, (after.get(line.key) ?? 0) + 1);
  return after;
}

const outcomes = (draft: BankFileDraft): readonly string[] =>
  draft.lines.map((line) => line.outcome);

describe('the key of a line', () => {
  const plain = lineOf('2026-03-04', 121_000, {
    text: 'Factura INV-1042',
    counterpartyName: 'Florería Sol',
    bankReference: '219378',
  });
  const key = (line: BankLine): string => lineKey('ES91 2100', line);

  it('is that of the same booking told in another way', () => {
    expect(lineKey('ES912100', plain)).toBe(
      'ES912100|2026-03-04|EUR|121000|219378||facturainv1042|floreriasol',
    );
    for (const other of [
      { place: { line: 40 } },
      { raw: 'other' },
      { text: 'FACTURA  INV - 1042' },
      { counterpartyName: 'FLORERIA SOL' },
      { valueOn: plain.bookedOn },
    ])
      expect(key({ ...plain, ...other })).toBe(key(plain));
  });

  it('tells different bookings apart', () => {
    for (const other of [
      { amountMinor: -121_000 },
      { currency: 'USD' },
      { bankReference: '219379' },
      { endToEndId: 'E-1' },
      { text: 'Factura INV-1043' },
      { counterpartyName: 'Florería Luna' },
      { bookedOn: lineOf('2026-03-05', 1).bookedOn },
    ])
      expect(key({ ...plain, ...other })).not.toBe(key(plain));
    expect(lineKey('ES92', plain)).not.toBe(key(plain));
  });
});

describe('drafting', () => {
  const coffee = lineOf('2026-03-04', -350, { text: 'coffee' });

  it('counts equal bookings: twice in the ledger and three times in the file is one new line', () => {
    const file = fileOf(statementOf(null, null, [coffee, coffee, coffee]));
    const known = new Map([[lineKey(file.statements[0]?.account ?? '', coffee), 2]]);
    expect(outcomes(draftOf(file, known))).toEqual(['duplicate', 'duplicate', 'new']);
    expect(draftOf(file, known).counts).toEqual({ read: 3, new: 1, duplicate: 2, refused: 0 });
  });

  it('a statement that stands in the file twice counts once, two pages count both', () => {
    const page = statementOf(['2026-03-03', 1_000], ['2026-03-04', 650], [coffee]);
    const next = statementOf(['2026-03-04', 650], ['2026-03-04', 300], [coffee]);
    expect(outcomes(draftOf(fileOf(page, page)))).toEqual(['new', 'duplicate']);
    expect(outcomes(draftOf(fileOf(page, next)))).toEqual(['new', 'new']);
  });

  it('leaves out what is only announced, and counts what the reader refused', () => {
    const pending = lineOf('2026-03-05', 100, { status: 'pending', place: { line: 12 } });
    const file: BankFile = {
      ...fileOf(statementOf(null, null, [coffee, pending])),
      findings: [
        {
          severity: 'refused',
          code: 'bad_date',
          line: 9,
          where: ':61:',
          message: verbatim('line 9: …'),
        },
      ],
    };
    const draft = draftOf(file);
    expect(draft.counts).toEqual({ read: 3, new: 1, duplicate: 0, refused: 2 });
    expect(draft.findings.map((finding) => finding.code)).toEqual([
      'bad_date',
      'no_balances',
      'not_booked',
    ]);
    expect(english(draft.findings[2]?.message ?? verbatim(''))).toBe(
      'line 12: this entry is announced, not booked, and is left out; it will come with the statement',
    );
  });
});

describe('properties', () => {
  const line = fc
    .record({
      day: fc.integer({ min: 1, max: 3 }),
      amount: fc.integer({ min: -2, max: 2 }),
      status: fc.constantFrom('booked' as const, 'booked' as const, 'pending' as const),
    })
    .map(({ day, amount, status }) => lineOf(`2026-03-0${day}`, amount, { status }));
  const file = fc
    .array(fc.array(line, { maxLength: 6 }), { maxLength: 3 })
    .map((statements) => fileOf(...statements.map((lines) => statementOf(null, null, lines))));

  it('read = new + duplicate + refused, each line in exactly one', () => {
    fc.assert(
      fc.property(file, fc.array(line, { maxLength: 6 }), (made, before) => {
        const known = imported(new Map(), fileOf(statementOf(null, null, before)));
        const { counts, lines } = draftOf(made, known);
        expect(counts.read).toBe(counts.new + counts.duplicate + counts.refused);
        expect(lines.map((drafted) => drafted.line)).toEqual(
          made.statements.flatMap((statement) => statement.lines),
        );
        for (const outcome of ['new', 'duplicate', 'refused'] as const)
          expect(lines.filter((drafted) => drafted.outcome === outcome)).toHaveLength(
            counts[outcome],
          );
      }),
    );
  });

  it('the order in which files are imported does not change the ledger, nor does importing twice', () => {
    const sorted = (ledger: Map<string, number>): readonly (readonly [string, number])[] =>
      [...ledger].sort(([a], [b]) => (a < b ? -1 : 1));
    fc.assert(
      fc.property(file, file, file, (a, b, c) => {
        const all = (files: readonly BankFile[]): Map<string, number> =>
          files.reduce(imported, new Map<string, number>());
        const one = sorted(all([a, b, c]));
        expect(sorted(all([c, a, b]))).toEqual(one);
        expect(sorted(all([b, c, a, b, a]))).toEqual(one);
      }),
    );
  });
});
