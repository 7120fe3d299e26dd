import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { freshnessParts } from '../../../src/renderer/frame/bar/freshness.ts';

const TODAY = isoDateOf('2026-11-21');
const nothing = {
  invoicesTo: null,
  receiptsTo: null,
  listTo: null,
  invoicesImportedAt: null,
  receiptsImportedAt: null,
  bankTo: null,
  bankImportedAt: null,
  linesToMatch: 0,
  staleAfterDays: 7,
} as const;
const told = (change: Parameters<typeof freshnessParts>[0]): readonly string[] =>
  freshnessParts(change, TODAY).map(
    ({ kind, to, ageDays, isStale }) => `${kind} ${to ?? '-'} ${ageDays}${isStale ? ' stale' : ''}`,
  );
const day = isoDateOf;

describe('freshnessParts', () => {
  it.each([
    ['an empty ledger has nothing to say', nothing, []],
    [
      'bank and invoices, fresh',
      { ...nothing, bankTo: day('2026-11-18'), invoicesTo: day('2026-11-20') },
      ['bank 2026-11-18 3', 'invoices 2026-11-20 1'],
    ],
    [
      'exactly as old as the setting is not stale, one day more is',
      { ...nothing, bankTo: day('2026-11-14'), invoicesTo: day('2026-11-13') },
      ['bank 2026-11-14 7', 'invoices 2026-11-13 8 stale'],
    ],
    [
      'each is judged by itself: fresh invoices do not hide an old bank',
      { ...nothing, bankTo: day('2026-11-03'), invoicesTo: day('2026-11-21') },
      ['bank 2026-11-03 18 stale', 'invoices 2026-11-21 0'],
    ],
    [
      'without a bank file the receipts speak for the money',
      { ...nothing, receiptsTo: day('2026-11-02'), invoicesTo: day('2026-11-20') },
      ['receipts 2026-11-02 19 stale', 'invoices 2026-11-20 1'],
    ],
    [
      'a bank file counts before newer receipts by hand',
      { ...nothing, bankTo: day('2026-11-03'), receiptsTo: day('2026-11-20') },
      ['bank 2026-11-03 18 stale', 'invoices - 0'],
    ],
    [
      'an invoice dated ahead is not of a negative age',
      { ...nothing, invoicesTo: day('2026-12-01') },
      ['receipts - 0', 'invoices 2026-12-01 0'],
    ],
  ])('%s', (_, freshness, expected) => {
    expect(told(freshness)).toEqual(expected);
  });
});
