/**
 * Which screen stands at which address. An address that is none leads to the first screen. Each is a
 * piece of its own: the first one must not wait for the others, which are fetched when it is there.
 */
import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { useWorkspace } from '../data/workspace.tsx';
import { ErrorBoundary } from '../frame/error-boundary.tsx';
import { navigate, useRoute } from '../routing/router.tsx';

const aging = piece(async () => (await import('./aging/aging-screen.tsx')).AgingScreen);
const bank = piece(async () => (await import('./bank/bank-screen.tsx')).BankScreen);
const sure = piece(async () => (await import('./bank/sure/sure-screen.tsx')).SureScreen);
const customer = piece(
  async () => (await import('./customers/customer-screen.tsx')).CustomerScreen,
);
const customers = piece(
  async () => (await import('./customers/customers-screen.tsx')).CustomersScreen,
);
const imports = piece(async () => (await import('./imports/import-screen.tsx')).ImportScreen);
const ledger = piece(async () => (await import('./facts/ledger-screen.tsx')).LedgerScreen);
const letters = piece(async () => (await import('./letters/letters-screen.tsx')).LettersScreen);
const limits = piece(async () => (await import('./credit/limits-screen.tsx')).LimitsScreen);
const policy = piece(async () => (await import('./policy/policy-screen.tsx')).PolicyScreen);
const signals = piece(async () => (await import('./signals/signals-screen.tsx')).SignalsScreen);
const settings = piece(async () => (await import('./settings/settings-screen.tsx')).SettingsScreen);

const today = piece(async () => (await import('./today/today-screen.tsx')).TodayScreen);

/** In the order in which a person is likely to need them. */
const PIECES = {
  today,
  customers,
  customer,
  aging,
  signals,
  limits,
  letters,
  bank,
  ledger,
  import: imports,
  settings,
  policy,
  sure,
};

function piece<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return { Screen: lazy(async () => ({ default: await load() })), load };
}

/** A piece that cannot be fetched is asked for again, and said, when its screen is wanted. */
const fetched = ({ load }: { readonly load: () => Promise<unknown> }): Promise<unknown> =>
  load().catch(() => undefined);

/** The screen that the address asks for, while the workspace is still being asked about; Today if none. */
export function fetchScreen([area = 'today', key]: readonly string[]): void {
  const asked =
    area === 'customers' && key !== undefined
      ? customer
      : area === 'settings' && key === 'policy'
        ? policy
        : Object.entries(PIECES).find(([name]) => name === area)?.[1];
  if (asked !== undefined) void fetched(asked);
}

/** When the person has begun to read: until then the machine has better things to do. */
const FETCH_THE_REST_AFTER_MS = 5000;

/** One after the other, so that what the person does meanwhile comes first. */
async function fetchTheRest(): Promise<void> {
  for (const one of Object.values(PIECES)) {
    await new Promise((resolve) => window.requestIdleCallback(resolve));
    await fetched(one);
  }
}

export function Routes() {
  const { parts } = useRoute();
  useEffect(() => {
    const timer = window.setTimeout(() => void fetchTheRest(), FETCH_THE_REST_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <ErrorBoundary resetKey={parts.join('/')}>
      <Suspense fallback={null}>{screenAt(parts)}</Suspense>
    </ErrorBoundary>
  );
}

function screenAt([area, key]: readonly string[]) {
  switch (area) {
    case 'today':
      return <today.Screen />;
    case 'customers':
      return key === undefined ? (
        <customers.Screen />
      ) : (
        <customer.Screen key={key} customer={key} />
      );
    case 'aging':
      return <aging.Screen />;
    case 'signals':
      return <signals.Screen />;
    case 'limits':
      return <limits.Screen />;
    case 'letters':
      return <letters.Screen />;
    case 'bank':
      return key === 'sure' ? <sure.Screen /> : <bank.Screen />;
    case 'ledger':
      return <ledger.Screen />;
    case 'import':
      return <imports.Screen />;
    case 'settings':
      return key === 'policy' ? <policy.Screen /> : <settings.Screen section={key ?? 'company'} />;
    default:
      return <FirstScreen />;
  }
}

/** An empty ledger begins with a file, one without invoices with its customers; any other with whom to see to. */
function FirstScreen() {
  const { counts } = useWorkspace().ledger;
  const first = counts.invoices > 0 ? '/today' : counts.customers > 0 ? '/customers' : '/import';
  useEffect(() => navigate(first, { replace: true }), [first]);
  return null;
}
