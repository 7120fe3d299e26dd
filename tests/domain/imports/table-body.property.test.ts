/** Whatever stands in a file: every row is header, row of the list, or left out and said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceRow } from '../../../src/domain/imports/drafts/drafted-file.ts';
import { findLayout } from '../../../src/domain/imports/layout/find-layout.ts';
import { tableBody } from '../../../src/domain/imports/layout/table-body.ts';

const cell = fc.constantFrom(
  '',
  'Invoice',
  'Customer',
  'Amount',
  'Date',
  'Total',
  'Saldo',
  'A-1',
  'Rosa SL',
  'Printed on 30 June',
  '2026-01-31',
  '31.01.26',
  '5.00',
  '1.234,50 €',
  'EUR',
);
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 15 })
  .map((rows) => rows.filter((row) => row.some((field) => field !== '')))
  .filter((rows) => rows.length > 0);

describe('a table', () => {
  it('loses no row without saying so, and keeps their order', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const rows = cells.map((fields, index): SourceRow => ({
          line: index + 1,
          fields,
          fault: null,
          strayQuote: -1,
        }));
        const layout = findLayout(rows);
        if (layout === null) throw new Error('a table with rows has a layout');
        const kept: number[] = [];
        const body = tableBody(layout, (row) => kept.push(row.line));
        for (const row of rows) body.push(row);
        const { asides, notes } = body.end();
        const headers =
          layout.headerLine === null
            ? []
            : rows
                .filter(
                  ({ line }) => line >= (layout.headerLine ?? 0) && line <= layout.lastHeaderLine,
                )
                .map(({ line }) => line);
        const everything = [...kept, ...headers, ...asides.map((aside) => aside.line)];
        expect(everything.sort((a, b) => a - b)).toEqual(rows.map((row) => row.line));
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        if (layout.groups !== null) {
          // Names of groups and their totals are many: one note speaks of all of them.
          expect(notes.map((note) => note.code)).toContain('grouped_rows');
          return;
        }
        // Below the header, what is left out is named line by line.
        const below = asides.filter((aside) => aside.line > layout.lastHeaderLine);
        const named = notes.filter(({ code }) => code !== 'field_names');
        expect(named.map((note) => note.line)).toEqual(below.map((aside) => aside.line));
        // A second row of names is of the header, and named as well.
        expect(notes.length - named.length).toBe(layout.fieldNames === null ? 0 : 1);
      }),
      { numRuns: 2000 },
    );
  });
});
