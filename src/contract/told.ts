/**
 * Answers as whoever shows them reads them: every text in them rendered, in one place a host.
 *
 *     const duebook = telling(engine, () => ENGLISH);
 *     const result = await duebook.call('customers.get', { customer: 'C9', asOf });
 *     result.error.message        // 'No customer has the code "C9"; …', a string
 *
 * Screens and commands take the types of answers with texts in them from here.
 */
import type { Api, CallInput, CallName, CallOutput, DuebookClient } from './api.ts';
import type { CallError, ErrorOf } from './call.ts';
import type * as contracts from './calls/contracts.ts';
import type * as bank from './calls/bank.ts';
import type * as customers from './calls/customers.ts';
import type * as workspace from './calls/workspace.ts';
import type * as imports from './calls/imports.ts';
import type * as ledger from './calls/facts.ts';
import type * as letters from './calls/letters.ts';
import type { Result } from '../domain/result.ts';
import { rendered, type Language, type Rendered } from '../domain/texts/render.ts';

export type ToldOutput<K extends CallName> = Rendered<CallOutput<K>>;

/** A refusal with its sentence in the words of the reader. */
export interface ToldError<Code extends string = string> extends Omit<CallError<Code>, 'message'> {
  readonly message: string;
}
export type ToldResult<K extends CallName> = Result<ToldOutput<K>, ToldError<ErrorOf<Api[K]>>>;

export interface TellingClient extends Pick<DuebookClient, 'onEvent'> {
  call<K extends CallName>(
    name: K,
    input: CallInput<K>,
    options?: { readonly jobId?: string },
  ): Promise<ToldResult<K>>;
}

/** `language` is asked at every answer, because the reader may change it. */
export const telling = (client: DuebookClient, language: () => Language): TellingClient => ({
  // The shapes of an answer and of its rendered form are worked out by the same types.
  call: async <K extends CallName>(
    name: K,
    input: CallInput<K>,
    options?: { readonly jobId?: string },
  ) => rendered<unknown>(await client.call(name, input, options), language()) as ToldResult<K>,
  onEvent: (listener) => client.onEvent(listener),
});

/* The views that hold texts, as they are shown. */
export type ContractView = Rendered<contracts.ContractView>;
export type BankLineDetail = Rendered<bank.BankLineDetail>;
export type LineProposal = Rendered<bank.LineProposal>;
export type MatchRow = Rendered<bank.MatchRow>;
export type StatementRow = Rendered<bank.StatementRow>;
export type MergePreview = Rendered<customers.MergePreview>;
export type WorkspaceState = Rendered<workspace.WorkspaceState>;
export type LedgerEntry = Rendered<workspace.LedgerEntry>;
export type VerifyReport = Rendered<workspace.VerifyReport>;
export type Decision<T> = Rendered<imports.Decision<T>>;
export type Finding = Rendered<imports.Finding>;
export type InspectedColumn = Rendered<imports.InspectedColumn>;
export type Inspection = Rendered<imports.Inspection>;
export type Preview = Rendered<imports.Preview>;
export type PreviewComparison = Rendered<imports.PreviewComparison>;
export type PreviewStatement = Rendered<imports.PreviewStatement>;
export type InvoiceDetail = Rendered<ledger.InvoiceDetail>;
export type Candidate = Rendered<letters.Candidate>;
export type ProposedItem = Rendered<letters.ProposedItem>;
