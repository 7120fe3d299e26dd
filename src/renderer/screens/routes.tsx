/** Which screen stands at which address. An address that is none leads to the first screen. */
import { useEffect } from 'react';
import { useWorkspace } from '../data/workspace.tsx';
import { ErrorBoundary } from '../frame/error-boundary.tsx';
import { navigate, useRoute } from '../routing/router.tsx';
import { AgingScreen } from './aging/aging-screen.tsx';
import { BankScreen } from './bank/bank-screen.tsx';
import { CustomerScreen } from './customers/customer-screen.tsx';
import { CustomersScreen } from './customers/customers-screen.tsx';
import { ImportScreen } from './imports/import-screen.tsx';
import { LedgerScreen } from './facts/ledger-screen.tsx';
import { LettersScreen } from './letters/letters-screen.tsx';
import { SureScreen } from './bank/sure/sure-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';

export function Routes() {
  const { parts } = useRoute();
  return <ErrorBoundary resetKey={parts.join('/')}>{screenAt(parts)}</ErrorBoundary>;
}

function screenAt([area, key]: readonly string[]) {
  switch (area) {
    case 'customers':
      return key === undefined ? <CustomersScreen /> : <CustomerScreen key={key} customer={key} />;
    case 'aging':
      return <AgingScreen />;
    case 'letters':
      return <LettersScreen />;
    case 'bank':
      return key === 'sure' ? <SureScreen /> : <BankScreen />;
    case 'ledger':
      return <LedgerScreen />;
    case 'import':
      return <ImportScreen />;
    case 'settings':
      return <SettingsScreen section={key ?? 'company'} />;
    default:
      return <FirstScreen />;
  }
}

/** An empty ledger begins with a file; any other with who owes what. */
function FirstScreen() {
  const { ledger } = useWorkspace();
  const isEmpty = ledger.counts.customers === 0 && ledger.counts.invoices === 0;
  useEffect(() => navigate(isEmpty ? '/import' : '/customers', { replace: true }), [isEmpty]);
  return null;
}
