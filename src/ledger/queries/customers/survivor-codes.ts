/** Code of a merged customer → code of who it is now. Codes that were never merged are not in it. */
import type { ReadDb } from '../../handles.ts';
import { customerCodes } from './customer-names.ts';
import { survivors } from './survivors.ts';

export async function survivorCodes(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const merged = await survivors(db, { knownAt: null });
  if (merged.size === 0) return new Map();
  const codes = await customerCodes(db);
  return new Map([...merged].map(([from, into]) => [codes.get(from) ?? '', codes.get(into) ?? '']));
}
