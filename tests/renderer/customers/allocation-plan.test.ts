/** Money is spread over the oldest due first, and not a cent is lost or made. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { OpenItemView } from '../../../src/contract/calls/aging.ts';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { planAllocation } from '../../../src/renderer/screens/customers/allocation-plan.ts';

const open = (itemId: number, due: number, openMinor: number): OpenItemView => ({
  itemId,
  item: `INV-${itemId}`,
  invoice: `INV-${itemId}`,
  customer: 'C1',
  name: 'C1',
  country: null,
  currency: 'EUR',
  issuedOn: isoDateOf('2026-01-01'),
  dueOn: addDays(isoDateOf('2026-05-01'), due),
  daysPastDue: 0,
  grossMinor: openMinor,
  openMinor,
  disputed: false,
  lastLetter: null,
});

describe('planAllocation', () => {
  it('fills the oldest, then what is left of the next', () => {
    const plan = planAllocation([open(2, 1, 100), open(1, 0, 100)], 150);
    expect(plan.parts.map((part) => [part.item.item, part.amountMinor])).toEqual([
      ['INV-1', 100],
      ['INV-2', 50],
    ]);
    expect(plan.restMinor).toBe(0);
  });

  it('leaves on account what no item takes', () => {
    expect(planAllocation([open(1, 0, 100)], 130).restMinor).toBe(30);
    expect(planAllocation([], 130)).toEqual({ parts: [], restMinor: 130 });
  });

  it('parts and rest are the amount; no item takes more than it has open', () => {
    const items = fc.array(
      fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 1, max: 10_000 })),
    );
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 100_000 }), (list, amount) => {
        const { parts, restMinor } = planAllocation(
          list.map(([due, minor], index) => open(index + 1, due, minor)),
          amount,
        );
        const sum = parts.reduce((total, part) => total + part.amountMinor, 0);
        return (
          sum + restMinor === amount &&
          parts.every((part) => part.amountMinor <= part.item.openMinor)
        );
      }),
    );
  });
});
