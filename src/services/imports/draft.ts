/** What a preview shows and a commit records, whatever the file was. */
import type { PreviewEInvoice, PreviewStatement } from '../../contract/calls/imports.ts';
import type { DraftedFile } from '../../domain/imports/drafts/drafted-file.ts';

export interface Draft {
  readonly drafted: DraftedFile;
  /** Column names of a table, for remembering the mapping; empty for other files. */
  readonly headers: readonly string[];
  /** Of bank files. */
  readonly statements: readonly PreviewStatement[];
  /** Of an e-invoice. */
  readonly einvoice: PreviewEInvoice | null;
}

export const tableDraft = (drafted: DraftedFile, headers: readonly string[]): Draft => ({
  drafted,
  headers,
  statements: [],
  einvoice: null,
});
