/** A workspace with a small ledger on 21 November 2026 (a Saturday), ready to write letters. */
import { renderPdf } from '../../../src/documents/render.ts';
import { instantOf, type Instant, type IsoDate } from '../../../src/domain/dates.ts';
import type { FactDrafts } from '../../../src/domain/facts/drafts.ts';
import { recordBankAccount } from '../../../src/ledger/commands/bank/record-bank-account.ts';
import { recordCompany, type CompanyDraft } from '../../../src/ledger/commands/record-company.ts';
import type { Clock, Ledger } from '../../../src/ledger/ledger.ts';
import type { ServiceContext } from '../../../src/services/context.ts';
import {
  allocation,
  customer,
  day,
  invoice,
  receipt,
  record,
  tempLedger,
} from '../../ledger/fixture.ts';

/** Starts at 2026-11-21 09:30 UTC; every look at it is a second later. */
export function novemberClock(): Clock {
  let now = Date.parse('2026-11-21T09:30:00.000Z');
  return {
    now: (): Instant => instantOf((now += 1000)),
    today: (): IsoDate => day('2026-11-21'),
  };
}

export const SENDER: CompanyDraft = {
  effectiveOn: day('2026-11-21'),
  name: 'Siempreviva Import S.L.',
  address: 'Calle de la Lonja 14\n46001 Valencia',
  country: 'ES',
  currency: 'EUR',
  registrationNumber: 'V-118204',
  vatNumber: 'ESB12345678',
  contact: 'Marta Ruiz',
  phone: '+34 961 555 010',
  email: 'cobros@siempreviva.example',
  signatory: 'Ana Ferrer',
  signatoryPosition: 'Managing director',
};

export const FACTS: Partial<FactDrafts> = {
  customers: [
    customer('C1', {
      name: 'Harrow & Pike Tableware Ltd',
      country: 'GB',
      address: '12 Mill Lane\nSheffield S1 2AB',
    }),
    customer('C2', { name: 'Ziedu Pasaule SIA', country: 'LV', address: 'Brīvības iela 1, Rīga' }),
    customer('C3', { name: 'No Address Ltd', country: 'IE', address: '' }),
    customer('C4', {
      name: 'Jane Doe',
      kind: 'individual',
      country: 'GB',
      address: '1 High Street, Leeds',
    }),
    customer('C5', {
      name: '<img src=x onerror=alert(1)>',
      country: 'ES',
      address: 'Calle 1\nMadrid',
    }),
  ],
  invoices: [
    invoice('INV-1', 'C1', '2026-08-01', '2026-08-31', 120000, {
      contract: 'SV-2024-17',
      po: 'PO 1',
    }),
    invoice('INV-2', 'C1', '2026-09-01', '2026-10-01', 50000, {
      contract: 'SV-2024-17',
      po: 'PO 2',
    }),
    invoice('INV-3', 'C1', '2026-11-01', '2026-12-01', 70000),
    invoice('INV-4', 'C1', '2026-09-01', '2026-10-01', 30000),
    invoice('INV-5', 'C1', '2026-09-15', '2026-10-15', 80000),
    invoice('INV-6', 'C1', '2026-10-22', '2026-11-21', 10000),
    invoice('INV-7', 'C2', '2026-09-01', '2026-10-01', 90000),
    invoice('INV-8', 'C3', '2026-09-01', '2026-10-01', 10000),
    invoice('INV-9', 'C4', '2026-09-01', '2026-10-01', 10000),
    invoice('INV-10', 'C5', '2026-09-01', '2026-10-01', 10000),
    invoice('INV-11', 'C5', '2026-09-01', '2026-10-01', 1000, { currency: 'JPY' }),
  ],
  receipts: [receipt('R-1', 'C1', '2026-11-10', 110000), receipt('R-2', 'C1', '2026-11-18', 2500)],
  allocations: [
    allocation('R-1', 'INV-1', '2026-11-10', 30000),
    allocation('R-1', 'INV-5', '2026-11-10', 80000),
  ],
  disputes: [{ invoice: 'INV-4', openedOn: day('2026-11-03'), reason: 'short delivery' }],
};

export interface LetterWorkspace {
  readonly context: ServiceContext;
  readonly ledger: Ledger;
  readonly progress: string[];
}

export async function letterWorkspace(
  options: {
    readonly facts?: Partial<FactDrafts>;
    readonly sender?: Partial<CompanyDraft>;
    readonly account?: boolean;
    readonly checkpoint?: () => Promise<void>;
    readonly print?: ServiceContext['print'];
  } = {},
): Promise<LetterWorkspace> {
  const clock = novemberClock();
  const ledger = await tempLedger(clock);
  await ledger.write({ command: 'test.company', actor: 'test', input: {} }, async (tx, scope) => {
    await recordCompany(tx, scope, { ...SENDER, ...options.sender });
    if (options.account ?? true)
      await recordBankAccount(tx, scope, {
        bankAccountId: null,
        effectiveOn: day('2026-11-21'),
        holder: 'Siempreviva Import S.L.',
        account: 'ES9121000418450200051332',
        bic: 'CAIXESBBXXX',
        bank: 'CaixaBank, Valencia',
        currency: 'EUR',
        isDefault: true,
      });
  });
  await record(ledger, options.facts ?? FACTS);
  const progress: string[] = [];
  return {
    ledger,
    progress,
    context: contextOf(ledger, clock, { progress, ...options }),
  };
}

/** What a service is given by its host. */
export const contextOf = (
  ledger: Ledger,
  clock: Clock,
  options: {
    readonly progress?: string[];
    readonly checkpoint?: () => Promise<void>;
    readonly print?: ServiceContext['print'];
  } = {},
): ServiceContext => ({
  clock,
  host: 'terminal',
  actor: 'Ana',
  version: '0.1.0',
  dataFolder: '',
  earlierFolder: null,
  workspace: { ledger, replace: () => Promise.reject(new Error('not in this test')) },
  job: {
    progress: (unit, done, total) => options.progress?.push(`${done}/${total ?? '?'} ${unit}`),
    checkpoint: options.checkpoint ?? (() => Promise.resolve()),
  },
  print: options.print ?? renderPdf,
  newId: () => 'id',
  memory: new Map(),
});
