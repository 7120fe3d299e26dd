/** Whom to ask for the money: who decides before who pays, and nobody whom debts must not be shown to. */
import {
  CONTACT_ROLES,
  mayShowDebtTo,
  type CustomerContact,
} from '../../../domain/customers/profile.ts';

/** One with a telephone number goes before one without. Null: nobody is known. */
export function contactToCall(contacts: readonly CustomerContact[]): CustomerContact | null {
  const rank = (contact: CustomerContact): number =>
    (contact.phone === '' ? CONTACT_ROLES.length : 0) + CONTACT_ROLES.indexOf(contact.role);
  const able = contacts.filter((contact) => mayShowDebtTo(contact.role));
  return able.reduce<CustomerContact | null>(
    (best, contact) => (best === null || rank(contact) < rank(best) ? contact : best),
    null,
  );
}
