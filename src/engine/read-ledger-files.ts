/** A ledger file that is not open, with what lies beside it: for hosts, which alone know paths. */
export { readLedgerFiles } from '../ledger/safety/log-beside.ts';
