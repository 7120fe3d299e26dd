/**
 * Which column means what; a field has one column and a column one field.
 *
 *     columns { invoice: 0, amount: 3 }, column 4 becomes the amount  ->  { invoice: 0, amount: 4 }
 */
import type { ImportMapping, ListField } from '../../../../contract/calls/imports.ts';

export function fieldOfColumn(mapping: ImportMapping, column: number): ListField | null {
  for (const [field, index] of Object.entries(mapping.columns))
    if (index === column) return field as ListField;
  return null;
}

/** The mapping with `column` meaning `field` (null: nothing); what either meant before is let go. */
export function assignColumn(
  mapping: ImportMapping,
  column: number,
  field: ListField | null,
): ImportMapping {
  const kept = Object.entries(mapping.columns).filter(
    ([name, index]) => index !== column && name !== field,
  );
  const columns = Object.fromEntries(field === null ? kept : [...kept, [field, column]]);
  return { ...mapping, columns };
}
