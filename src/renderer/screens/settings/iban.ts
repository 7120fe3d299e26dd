/** An IBAN in groups of four, as banks print it; any other account number as it is. */
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

export function groupIban(account: string): string {
  const bare = account.replace(/\s+/g, '').toUpperCase();
  return IBAN.test(bare) ? bare.replace(/(.{4})(?=.)/g, '$1 ') : account;
}
