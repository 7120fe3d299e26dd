/** `--mapping NAME|FILE`: a remembered mapping by its name, or a JSON file with the parts to change. */
import { existsSync } from 'node:fs';
import { importMapping, type ImportMapping } from '../../../contract/calls/imports.ts';
import { pathOf } from './options.ts';
import { jsonInput } from './read-input.ts';
import { Refused } from './refusal.ts';
import type { Session } from './session.ts';

function mappingOfFile(file: string): Partial<ImportMapping> {
  const value = jsonInput(file, 'mapping_incomplete');
  const checked = importMapping.partial().safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new Refused({
    code: 'mapping_incomplete',
    message: `${file} is not a mapping: "${issue?.path.join('.') ?? ''}" ${issue?.message ?? 'is wrong'}`,
  });
}

export async function mappingNamed(
  session: Session,
  named: string,
): Promise<Partial<ImportMapping>> {
  if (existsSync(pathOf(named))) return mappingOfFile(named);
  const known = await session.call('imports.mappings', {});
  const found = known.find((one) => one.name === named);
  if (found !== undefined) return found.mapping;
  const names = known.map((one) => `"${one.name}"`).join(', ') || 'none yet';
  throw new Refused({
    code: 'not_found',
    message: `there is no mapping or file "${named}"; remembered mappings: ${names}`,
  });
}
