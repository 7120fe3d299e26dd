/** A contract as a screen shows it: whole, with whether letters may cite it today, and why. */
import type { ContractView } from '../../contract/calls/contracts.ts';
import { citable, isInForce, isSigned } from '../../domain/contracts/citable.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { readContract } from '../../domain/contracts/read-contract.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ContractRow } from '../../ledger/queries/contracts/contract-list.ts';

/** `customer` is who it is now, whatever code stood in the paper's record. */
export function contractOf(row: ContractRow): Contract {
  const read = readContract(JSON.parse(row.contract));
  if (read.ok) return { ...read.value, customer: row.customer };
  throw new Error(
    `contract ${row.number} of ${row.customer} cannot be read: ${read.error[0]?.field}`,
  );
}

export function contractView(row: ContractRow, today: IsoDate): ContractView {
  const contract = contractOf(row);
  return {
    contract,
    customerName: row.name,
    effectiveOn: row.effectiveOn,
    recordedAt: row.recordedAt,
    isCitable: isInForce(contract, today) && isSigned(contract, today),
    because: citable(contract, today).because,
    attachments: row.attachments,
  };
}
