/**
 * Under which legal names a customer was known, and since when each.
 *
 *     2026-01-01 Petalo SL, 2026-03-01 Petalo SL (new address), 2026-06-01 Petalo SA
 *       ->  Petalo SA since 2026-06-01, Petalo SL since 2026-01-01
 */
import type { IsoDate } from '../../../domain/dates.ts';

interface LegalName {
  readonly name: string;
  readonly effectiveOn: IsoDate;
}

/**
 * `versions` newest first, of one day the one recorded last first; so is the answer. A version that
 * was corrected on its own day never counted, and a change of anything but the name is no new name.
 */
export function legalNames(versions: readonly LegalName[]): readonly LegalName[] {
  const names: LegalName[] = [];
  for (const [at, version] of versions.entries()) {
    if (versions[at - 1]?.effectiveOn === version.effectiveOn) continue;
    const newer = names.at(-1);
    if (newer?.name === version.name) names.pop();
    names.push({ name: version.name, effectiveOn: version.effectiveOn });
  }
  return names;
}
