/** A contract as the terminal shows it: for a script, and for a person. */
import { formatTerms } from '../../../contract/values.ts';
import { lines } from '../terminal/display.ts';
import { Refused } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { table, type Column } from '../terminal/table.ts';
import { clauseJson, type Clauses } from './clauses.ts';
import type { ContractView } from '../../../contract/told.ts';

/** Terms in words; `termsRule` is their structure. */
export const contractJson = ({ contract, ...view }: ContractView) => ({
  ...contract,
  terms: formatTerms(contract.terms),
  termsRule: contract.terms,
  clauses: contract.clauses.map(clauseJson),
  ...view,
});

const CLAUSE_COLUMNS: readonly Column<Clauses[number]>[] = [
  { header: 'Clause', of: (row) => row.number },
  { header: 'Kind', of: (row) => row.kind },
  { header: 'Text', of: (row) => row.text },
];

export function contractText(view: ContractView): string {
  const { contract } = view;
  const facts = lines([
    [contract.number, contract.title === '' ? view.customerName : contract.title],
    ['Customer', `${contract.customer} ${view.customerName}`],
    ['Price', contract.priceBasis],
    ['Payment', `${contract.paymentMethod}, ${formatTerms(contract.terms)}, ${contract.currency}`],
    ['Signed by us', contract.signedByUsOn ?? ''],
    ['Signed by the customer', contract.signedByCustomerOn ?? ''],
    ['Terms initialled', contract.termsInitialledOn ?? ''],
    ['Valid from', contract.validFrom],
    ['Valid to', contract.validTo ?? ''],
    ['Law', contract.governingLaw],
    ['Courts', contract.jurisdiction],
    ['Notes', contract.notes],
    ['Papers', view.attachments === 0 ? '' : String(view.attachments)],
    [view.isCitable ? 'May be cited' : 'May not be cited', view.because],
  ]);
  return contract.clauses.length === 0
    ? facts
    : `${facts}\n${table(CLAUSE_COLUMNS, contract.clauses)}`;
}

/** The contract of that number with the customer, or null. */
export async function contractOf(
  session: Session,
  customer: string,
  number: string,
): Promise<ContractView | null> {
  // Says that there is no such customer, where there is none.
  await session.call('customers.profile', { customer });
  const found = await session.call('contracts.list', { customer });
  return found.find((one) => one.contract.number === number) ?? null;
}

export async function knownContract(
  session: Session,
  customer: string,
  number: string,
): Promise<ContractView> {
  const found = await contractOf(session, customer, number);
  if (found !== null) return found;
  throw new Refused({
    code: 'not_found',
    message: `there is no contract "${number}" with ${customer}; "duebook contract list --customer ${customer}" has the numbers`,
  });
}
