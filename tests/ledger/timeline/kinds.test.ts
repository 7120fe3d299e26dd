/**
 * Every kind of event, told from a small real ledger: what it is about, from what to what, why, and
 * what it leads to. A kind of the contract without a case here fails.
 */
import { describe, expect, test } from 'vitest';
import { TIMELINE_KINDS, type TimelineKind } from '../../../src/domain/facts/kinds.ts';

import type { TimelineRow } from '../../../src/ledger/queries/customers/timeline/timeline.ts';
import { day } from '../fixture.ts';
import { rowsOf, story } from './story.ts';
import { CUSTOMER_CASES, type Case } from './customer-cases.ts';
import { DOCUMENT_CASES } from './document-cases.ts';

const CASES: Readonly<Record<TimelineKind, Case>> = { ...CUSTOMER_CASES, ...DOCUMENT_CASES };

const PLAIN: Omit<TimelineRow, 'kind' | 'id' | 'recordedAt' | 'effectiveOn'> = {
  reference: '',
  currency: null,
  amountMinor: null,
  before: '',
  to: '',
  about: '',
  note: '',
  reversed: false,
  leadsTo: null,
};

test('every kind of the contract has a case', () => {
  expect(Object.keys(CASES).sort()).toEqual([...TIMELINE_KINDS].sort());
});

describe.each(TIMELINE_KINDS)('%s', (kind) => {
  const { happens, on, tells } = CASES[kind];

  test('tells what happened, from its day and its instant on', async () => {
    const told = await story();
    await happens(told);
    const { ledger } = told;
    const [row] = await rowsOf(ledger, kind);
    expect(row).toEqual({
      ...PLAIN,
      ...tells,
      kind,
      id: row?.id,
      recordedAt: row?.recordedAt,
      effectiveOn: on,
    });
    if (row === undefined) return;
    const here = async (query: object) =>
      (await rowsOf(ledger, kind, query)).some((one) => one.id === row.id);
    expect(await here({ asOf: day(on) })).toBe(true);
    const dayBefore = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
    expect(await here({ asOf: day(dayBefore) })).toBe(false);
    expect(await here({ knownAt: row.recordedAt })).toBe(true);
    const before = new Date(Date.parse(row.recordedAt) - 1).toISOString();
    expect(await here({ knownAt: before })).toBe(false);
  });
});
