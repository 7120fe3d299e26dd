/**
 * Profiles with the day from which each counts, against those that the ledger has.
 *
 *     ledger  C1 "Rosa SL" from 2026-01-01    file  C1 "Rosa SL" from 2026-01-01   ->  known
 *     ledger  C1 "C1" from 2026-01-10         file  C1 "Rosa SL" from 2026-03-01   ->  from 2026-01-10
 *     ledger  C1 "C1" from 2026-01-10         file  C1 "Rosa SL" from 2026-01-01   ->  and from 2026-01-10
 *
 * The last two: an invoice came first and made a customer with the code as its name. What is in the
 * file takes its place on every day: the first profile from the earlier day, and the one in force once
 * more on the placeholder's own day.
 */
import type { IsoDate } from '../../../dates.ts';
import type { CustomerDraft } from '../../../facts/drafts.ts';
import type { KnownCustomer, KnownDocuments } from '../known-documents.ts';

interface Version {
  readonly effectiveOn: IsoDate;
  readonly profile: KnownCustomer;
  /** Of this file. */
  readonly draft: CustomerDraft | null;
}

export interface VersionsInForce {
  /** The same profile is in force on its day already; else it is from now on, for rows that follow. */
  has(draft: CustomerDraft): boolean;
  /** The draft, from the day of a placeholder that it takes the place of. */
  fromFirst(draft: CustomerDraft): CustomerDraft;
  /** Asked at the end: profiles that cover the placeholders of this file's customers. */
  overPlaceholders(): readonly CustomerDraft[];
}

/** Ask in the order of the days. */
export function versionsInForce(known: KnownDocuments): VersionsInForce {
  const byCode = new Map<string, Version[]>();
  const versionsOf = (code: string): Version[] => {
    let versions = byCode.get(code);
    if (versions === undefined) {
      versions = (known.versions?.(code) ?? []).map((one) => ({
        effectiveOn: one.effectiveOn,
        profile: one,
        draft: null,
      }));
      byCode.set(code, versions);
    }
    return versions;
  };
  return {
    has(draft) {
      const versions = versionsOf(draft.code);
      const inForce = versions.findLast((one) => one.effectiveOn <= draft.effectiveOn);
      if (inForce !== undefined && sameProfile(draft, inForce.profile)) return true;
      const at = versions.findLastIndex((one) => one.effectiveOn <= draft.effectiveOn) + 1;
      versions.splice(at, 0, { effectiveOn: draft.effectiveOn, profile: draft, draft });
      return false;
    },
    fromFirst(draft) {
      const versions = versionsOf(draft.code);
      const [first] = versions;
      return first !== undefined &&
        versions.every((one) => one.profile.name === draft.code) &&
        first.effectiveOn < draft.effectiveOn
        ? { ...draft, effectiveOn: first.effectiveOn }
        : draft;
    },
    overPlaceholders: () =>
      [...byCode].flatMap(([code, versions]) => {
        const placeholders = versions.filter(
          (one) => one.draft === null && one.profile.name === code,
        );
        if (placeholders.length === versions.length) return [];
        return placeholders.flatMap(({ effectiveOn }) => {
          const inForce = versions.findLast(
            (one) => one.draft !== null && one.effectiveOn <= effectiveOn,
          )?.draft;
          return inForce === null || inForce === undefined || inForce.effectiveOn === effectiveOn
            ? []
            : [{ ...inForce, effectiveOn }];
        });
      }),
  };
}

export const sameProfile = (draft: CustomerDraft, known: KnownCustomer): boolean =>
  draft.name === known.name &&
  draft.country === known.country &&
  draft.language === known.language &&
  draft.currency === known.currency &&
  draft.taxId === known.taxId &&
  draft.kind === known.kind &&
  draft.email === known.email &&
  draft.phone === known.phone &&
  draft.address === known.address &&
  draft.terms === known.terms &&
  draft.creditLimitMinor === known.creditLimitMinor &&
  draft.governingLaw === known.governingLaw &&
  draft.notes === known.notes;
