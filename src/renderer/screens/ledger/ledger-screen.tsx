export function LedgerScreen() {
  return <p>Ledger</p>;
}
