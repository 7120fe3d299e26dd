/**
 * Columns that mean nothing to the program are kept as notes of the document.
 *
 *     PaperlessBill = Paper, DaysLate = 3   ->  {"PaperlessBill":"Paper","DaysLate":"3"}
 */

const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** JSON text of the columns not in `used`, empty values left out; `''` when nothing is left. */
export function furtherColumns(
  headers: readonly string[],
  used: ReadonlySet<number>,
): (fields: readonly string[]) => string {
  const seen = new Map<string, number>();
  const columns: { index: number; key: string }[] = [];
  headers.forEach((header, index) => {
    // Two columns of one name must both survive.
    const name = header.trim() === '' ? `column ${index + 1}` : header.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (!used.has(index))
      columns.push({ index, key: `${JSON.stringify(times === 1 ? name : `${name} (${times})`)}:` });
  });
  if (columns.length === 0) return () => '';
  const parts: string[] = [];
  return (fields) => {
    parts.length = 0;
    for (const { index, key } of columns) {
      const value = (fields[index] ?? '').trim();
      if (value === '') continue;
      parts.push(parts.length === 0 ? '{' : ',', key);
      // JSON.stringify for each of a million plain values costs more than the rest of the row.
      if (NEEDS_ESCAPE.test(value)) parts.push(JSON.stringify(value));
      else parts.push('"', value, '"');
    }
    if (parts.length === 0) return '';
    parts.push('}');
    return parts.join('');
  };
}

/** The same columns for documents that have a line of text instead of notes: `channel: web; rep: Ana`. */
export function furtherText(
  headers: readonly string[],
  used: ReadonlySet<number>,
): (fields: readonly string[]) => string {
  return (fields) =>
    headers
      .map((header, index) => ({
        header: header.trim(),
        index,
        value: (fields[index] ?? '').trim(),
      }))
      .filter(({ index, value }) => !used.has(index) && value !== '')
      .map(({ header, value }) => `${header}: ${value}`)
      .join('; ');
}
