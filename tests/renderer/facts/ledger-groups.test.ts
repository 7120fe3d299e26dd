/** Addresses of lists are older than their groups: each leads where it led. */
import { expect, test } from 'vitest';
import {
  groupOf,
  kindAt,
  LEDGER_GROUPS,
} from '../../../src/renderer/screens/facts/ledger-groups.ts';

test('every list stands in one group and opens by its address', () => {
  const kinds = Object.values(LEDGER_GROUPS).flat();
  expect(new Set(kinds).size).toBe(kinds.length);
  for (const kind of kinds) expect(kindAt(kind)).toBe(kind);
  expect(groupOf('refunds')).toBe('money');
  expect(groupOf('reversals')).toBe('journal');
});

test('an address that is none shows the invoices', () => {
  expect(kindAt(null)).toBe('invoices');
  expect(kindAt('nothing')).toBe('invoices');
});
