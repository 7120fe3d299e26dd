import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseRoute, pathTo } from '../../src/renderer/routing/router.tsx';

it('reads an address into its parts', () => {
  const route = parseRoute('#/customers/A%2F1?tab=timeline');
  expect(route.parts).toEqual(['customers', 'A/1']);
  expect(route.query.get('tab')).toBe('timeline');
  expect(parseRoute('').parts).toEqual([]);
  expect(parseRoute('#/100%/x').parts).toEqual(['100%', 'x']);
});

it('leaves out what is empty', () => {
  expect(pathTo(['ledger', 'invoices'], { invoice: 'INV 7', page: null, q: '' })).toBe(
    '/ledger/invoices?invoice=INV+7',
  );
});

it('every customer code survives the way into an address and back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (code, tab) => {
      const route = parseRoute(`#${pathTo(['customers', code], { tab })}`);
      expect(route.parts).toEqual(['customers', code]);
      expect(route.query.get('tab')).toBe(tab);
    }),
  );
});
