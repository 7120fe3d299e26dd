/**
 * The same three movements in the shapes of forty-four banks of seventeen countries. The files are
 * invented: columns, words, banners, decimals and dates as these banks write them, nobody's money.
 *
 *     2 Oct 2026   +1,250.00   Blumen Maier    invoice 1045
 *     5 Oct 2026      -89.00   Strom AG        Abschlag Oktober
 *    20 Oct 2026     +300.50   Flores del Sur  FE-2026-0101
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BankLine } from '../../src/domain/bank/bank-file.ts';
import { readTable } from './tables/read-table.ts';

const FOLDER = path.join(import.meta.dirname, 'programs', 'banks');
const FILES = readdirSync(FOLDER).sort();

const CURRENCIES: Readonly<Record<string, string>> = {
  ch: 'CHF',
  cn: 'CNY',
  dk: 'DKK',
  ec: 'USD',
  gb: 'GBP',
  mx: 'MXN',
  pl: 'PLN',
  ru: 'RUB',
  se: 'SEK',
  us: 'USD',
};

const localOf = (file: string) => {
  const land = file.slice(0, 2);
  return {
    country: ['eu', 'pa'].includes(land) ? 'ES' : land.toUpperCase(),
    currency: CURRENCIES[land] ?? 'EUR',
    today: '2026-11-21',
  };
};

const WANTED = [
  { on: '2026-10-02', minor: 125_000, name: /blumen maier/i, text: /1045/ },
  { on: '2026-10-05', minor: -8_900, name: /strom ag/i, text: /abschlag oktober/i },
  { on: '2026-10-20', minor: 30_050, name: /flores del sur/i, text: /FE-2026-0101/i },
] as const;

const inOrder = (lines: readonly BankLine[]): readonly BankLine[] =>
  [...lines].sort((a, b) => a.bookedOn.localeCompare(b.bookedOn));

/** Who and what for stand in columns of their own, or together in one text. */
const words = (line: BankLine): string => `${line.counterpartyName} ${line.text}`;

describe('lists of movements as banks write them, without a word from us', () => {
  it.each(FILES)('%s', async (file) => {
    const local = localOf(file);
    const read = await readTable(path.join(FOLDER, file), local);
    if (typeof read === 'string') throw new Error(read);
    expect(read.kind).toBe('bank-list');
    const statements = read.bank?.statements ?? [];
    expect(statements).toHaveLength(1);
    expect(statements[0]?.currency).toBe(local.currency);
    const lines = inOrder(statements[0]?.lines ?? []);
    expect(lines.map((line) => [line.bookedOn, line.amountMinor])).toEqual(
      WANTED.map(({ on, minor }) => [on, minor]),
    );
    lines.forEach((line, index) => {
      expect(words(line)).toMatch(WANTED[index]?.name ?? /^$/);
      expect(words(line)).toMatch(WANTED[index]?.text ?? /^$/);
      // Where the list names the other party, it is the other one and not ourselves.
      if (line.counterpartyName !== '' && line.amountMinor > 0)
        expect(line.counterpartyName).toMatch(WANTED[index]?.name ?? /^$/);
    });
    expect(read.bank?.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('say whose account it is and how it stood, as far as the file does', async () => {
    const told: string[] = [];
    for (const file of FILES) {
      const read = await readTable(path.join(FOLDER, file), localOf(file));
      const one = typeof read === 'string' ? undefined : read.bank?.statements[0];
      const lines = inOrder(one?.lines ?? []);
      told.push(
        [
          file.padEnd(26),
          `account ${one?.account || '-'}`,
          `opening ${one?.opening?.amountMinor ?? '-'}, closing ${one?.closing?.amountMinor ?? '-'}`,
          `payers ${lines.map((line) => line.counterpartyAccount || '-').join(' ')}`,
        ].join('  '),
      );
    }
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('programs/banks-told.txt');
  });
});
