/** Which parts of a profile say nothing yet: they stand together in one list of what helps. */
import type { ProfileView } from '../../../../contract/calls/customers.ts';

export const PROFILE_PARTS = [
  'contacts',
  'paying',
  'process',
  'documents',
  'avoid',
  'names',
  'notes',
] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** The one legal name that every customer has is no news, nor that debts are kept discreet. */
export function isBlankPart(part: ProfilePart, view: ProfileView): boolean {
  const { profile } = view;
  switch (part) {
    case 'contacts':
      return profile.contacts.length === 0;
    case 'paying':
      return (
        profile.payCalendar.weekdays.length === 0 && profile.payCalendar.monthDays.length === 0
      );
    case 'process':
      return profile.processSteps.length === 0;
    case 'documents':
      return profile.documents.length === 0;
    case 'avoid':
      return profile.avoidWindows.length === 0;
    case 'names':
      return view.aliases.length === 0 && view.merges.length === 0 && view.names.length <= 1;
    case 'notes':
      return profile.isConfidential && profile.salesRep === '' && profile.notes === '';
  }
}
