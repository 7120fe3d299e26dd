/** An import workspace with the calls about case facts: two customers, four invoices, one receipt. */
import type { CallInput, CallOutput } from '../../../src/contract/api.ts';
import { caseCalls } from '../../../src/contract/calls/case.ts';
import { factCalls } from '../../../src/contract/calls/facts.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { caseHandlers } from '../../../src/services/case/handlers.ts';
import { factHandlers } from '../../../src/services/facts/handlers.ts';
import { importWorkspace, type ImportWorkspace } from '../imports/workspace-for-imports.ts';

const HEADER = 'key,kind,customer,items,on,until,currency,amount,person,note,details,ends';
/** A file of case facts. */
export const factsFile = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');

type CaseCall = keyof typeof caseHandlers;
type Refused = {
  readonly ok: false;
  readonly error: { readonly code: string; readonly message: string };
};

export interface CaseWorkspace extends ImportWorkspace {
  /** The answer as it is. */
  ask<K extends CaseCall>(
    name: K,
    input: CallInput<K>,
    ledger?: Ledger,
  ): Promise<{ readonly ok: true; readonly value: CallOutput<K> } | Refused>;
  /** Calls that must succeed. */
  told<K extends CaseCall>(name: K, input: CallInput<K>, ledger?: Ledger): Promise<CallOutput<K>>;
  reverse(kind: 'case_fact' | 'invoice', reference: string, effectiveOn: string): Promise<unknown>;
}

export async function caseWorkspace(today = '2026-06-30'): Promise<CaseWorkspace> {
  const workspace = await importWorkspace({ today });
  const ask: CaseWorkspace['ask'] = (name, input, ledger = workspace.ledger) =>
    (caseHandlers[name] as (context: unknown, input: unknown) => Promise<never>)(
      { ...workspace.context, workspace: { ...workspace.context.workspace, ledger } },
      caseCalls[name].input.parse(input),
    );
  return {
    ...workspace,
    ask,
    async told(name, input, ledger) {
      const answer = await ask(name, input, ledger);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
      return answer.value;
    },
    reverse: (kind, reference, effectiveOn) =>
      factHandlers['facts.reverse'](
        workspace.context,
        factCalls['facts.reverse'].input.parse({
          kind,
          reference,
          effectiveOn,
          reason: 'a mistake',
        }),
      ),
  };
}

export const DOCUMENTS = {
  'customers.csv': 'customer,name,country,currency\nC1,Rosa SL,ES,EUR\nC2,Iris GmbH,DE,EUR\n',
  'invoices.csv': [
    'invoice,customer,issued_on,due_on,currency,gross,instalment',
    'INV-1,C1,2026-01-10,2026-02-09,EUR,500.00,',
    'INV-2,C1,2026-01-12,2026-02-11,EUR,100.00,1',
    'INV-2,C1,2026-01-12,2026-03-11,EUR,200.00,2',
    'INV-3,C2,2026-01-12,2026-02-11,EUR,70.00,',
    'INV-4,C2,2026-02-05,2026-03-05,EUR,30.00,',
    '',
  ].join('\n'),
  'receipts.csv':
    'receipt,customer,received_on,currency,amount,invoice\nR-1,C1,2026-03-09,EUR,480.00,INV-1\nR-2,C2,2026-02-20,EUR,20.00,\n',
} as const;

export async function withDocuments(today?: string): Promise<CaseWorkspace> {
  const workspace = await caseWorkspace(today);
  for (const [name, content] of Object.entries(DOCUMENTS)) await workspace.bring(name, content);
  return workspace;
}
