/**
 * What an entry of the journal says, for the eye: the ledger keeps JSON because its bytes are hashed.
 *
 *     {"week":"2026-11-20","invoices":25,"facts":{"receipts":8}}  →  week 2026-11-20 · invoices 25 · receipts 8
 */
export function journalWords(detail: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(detail);
  } catch {
    return detail; // a damaged entry is shown as it stands; `verify` names it
  }
  return wordsOf(parsed).join(' · ');
}

function wordsOf(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return value === null ? [] : [plain(value)];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, part]) => {
    // A list, or a group of counts: its members speak for themselves.
    if (Array.isArray(part))
      return part.length === 0 ? [] : [`${spaced(key)} ${part.map(plain).join(', ')}`];
    if (part !== null && typeof part === 'object') return wordsOf(part);
    return part === null || part === '' || part === 0 ? [] : [`${spaced(key)} ${plain(part)}`];
  });
}

const plain = (part: unknown): string =>
  part !== null && typeof part === 'object' ? wordsOf(part).join(' ') : String(part);

const spaced = (key: string): string =>
  key.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
