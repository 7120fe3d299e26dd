/** A report that the program does not have: whatever a drawer knows of aging fails on it. */
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import type { Report } from '../../../src/domain/report.ts';

export const COUNTRIES: Report = {
  name: 'Countries',
  title: 'Customers by country',
  company: 'Siempreviva Import S.L.',
  asOf: day('2026-06-30'),
  headline: 'customers by country as of 2026-06-30',
  asked: [
    { label: 'As of', words: '2026-06-30', kind: 'date', name: 'as_of', value: '2026-06-30' },
    { label: 'Groups', words: 'all', name: 'groups', value: ['EU', 'Asia'], on: ['json'] },
  ],
  notes: ['Invented.'],
  columns: [
    { name: 'group', heading: 'Group', kind: 'text', characters: 8, on: ['file'] },
    {
      name: 'country',
      heading: 'Country',
      kind: 'text',
      characters: 20,
      identity: true,
      none: 'not known',
    },
    { name: 'currency', heading: 'Currency', kind: 'text', characters: 8 },
    {
      name: 'open',
      heading: 'Open',
      kind: 'money',
      currency: 'currency',
      characters: 14,
      strong: true,
    },
    { name: 'items', heading: 'Items', kind: 'count', characters: 6 },
    { name: 'share', heading: 'Share', kind: 'percent', characters: 6 },
    { name: 'oldest_on', heading: 'Oldest', kind: 'date', characters: 10 },
  ],
  rows: [
    { kind: 'row', cells: ['EU', 'ES', 'EUR', 70_000, 3, 87.5, '2026-03-01'] },
    { kind: 'row', cells: ['EU', null, 'EUR', 10_000, 1, 12.5, null] },
    { kind: 'subtotal', cells: ['EU', 'all of the EU', 'EUR', 80_000, 4, 100, null] },
    { kind: 'row', cells: ['Asia', 'JP', 'JPY', 1_234, 2, 100, '2026-05-01'] },
  ],
  totals: [
    { kind: 'total', cells: [null, null, 'EUR', 80_000, 4, null, null] },
    { kind: 'total', cells: [null, null, 'JPY', 1_234, 2, null, null] },
  ],
  tieOut: null,
  nothing: 'No customer has anything open.',
};
