/**
 * The tables of a ledger, as Kysely sees them. The DDL is in `migrations/`; a test holds both equal.
 * `schema/` has the columns, by topic.
 *
 * Facts are added, never edited. Every fact has the date from which it counts (`effective_on`, or
 * the trade's own name for it: `issued_on`, `received_on`, `opened_on`) and `recorded_at`.
 *
 * What is open is a sum:
 *
 *     open(item, asOf, knownAt) = gross_minor − Σ allocations.amount_minor
 *                                 with effective_on ≤ asOf and recorded_at ≤ knownAt
 *
 * It stays a plain sum under corrections, because every correction is itself an allocation row:
 *
 *     money applied          receipt 7    → instalment 12    +50000
 *     that allocation undone receipt 7    → instalment 12    −50000   reversal 3
 *     invoice reversed       (reversal 4) → instalment 12   +120000   reversal 4 closes what it owed
 *     receipt reversed       receipt 7    → (reversal 5)     +50000   reversal 5 uses the receipt up
 */
import type {
  BankAccountVersionsTable,
  CompanyVersionsTable,
  MetaTable,
  LegalRatesTable,
  PolicyVersionsTable,
} from './schema/company.ts';
import type {
  AttachmentRemovalsTable,
  AttachmentsTable,
  ContractVersionsTable,
  StoredFilesTable,
} from './schema/contracts.ts';
import type {
  BankLinesTable,
  BankMatchesTable,
  BankStatementsTable,
  OpenBankLinesTable,
  RatesTable,
} from './schema/bank.ts';
import type { CaseFactItemsTable, CaseFactsTable } from './schema/case-facts.ts';
import type {
  CustomerAliasesTable,
  CustomerMergesTable,
  CustomerProfilesTable,
  CustomerVersionsTable,
  CustomersTable,
} from './schema/customers.ts';
import type {
  AllocationsTable,
  CreditNotesTable,
  DisputeResolutionsTable,
  DisputesTable,
  DueChangesTable,
  GoodsLinesTable,
  InstalmentsTable,
  InvoicesTable,
  ReceiptsTable,
  RefundsTable,
  ReversalsTable,
  WriteOffsTable,
} from './schema/documents.ts';
import type {
  ImportBatchesTable,
  ImportFindingsTable,
  ImportMappingsTable,
} from './schema/imports.ts';
import type { JournalTable, SealedRowsTable } from './schema/journal.ts';
import type {
  LetterCancellationsTable,
  LetterFilesTable,
  LetterItemsTable,
  LettersTable,
} from './schema/letters.ts';
import type {
  OpenCreditsTable,
  OpenItemsTable,
  ReceivableMovementsTable,
} from './schema/projections.ts';

export interface LedgerSchema {
  meta: MetaTable;
  company_versions: CompanyVersionsTable;
  bank_account_versions: BankAccountVersionsTable;
  policy_versions: PolicyVersionsTable;
  legal_rates: LegalRatesTable;
  import_batches: ImportBatchesTable;
  import_findings: ImportFindingsTable;
  import_mappings: ImportMappingsTable;
  customers: CustomersTable;
  customer_versions: CustomerVersionsTable;
  customer_profiles: CustomerProfilesTable;
  customer_aliases: CustomerAliasesTable;
  customer_merges: CustomerMergesTable;
  contract_versions: ContractVersionsTable;
  attachments: AttachmentsTable;
  attachment_removals: AttachmentRemovalsTable;
  stored_files: StoredFilesTable;
  invoices: InvoicesTable;
  instalments: InstalmentsTable;
  goods_lines: GoodsLinesTable;
  due_changes: DueChangesTable;
  write_offs: WriteOffsTable;
  refunds: RefundsTable;
  credit_notes: CreditNotesTable;
  receipts: ReceiptsTable;
  allocations: AllocationsTable;
  disputes: DisputesTable;
  dispute_resolutions: DisputeResolutionsTable;
  reversals: ReversalsTable;
  case_facts: CaseFactsTable;
  case_fact_items: CaseFactItemsTable;
  rates: RatesTable;
  bank_statements: BankStatementsTable;
  bank_lines: BankLinesTable;
  bank_matches: BankMatchesTable;
  letters: LettersTable;
  letter_items: LetterItemsTable;
  letter_files: LetterFilesTable;
  letter_cancellations: LetterCancellationsTable;
  journal: JournalTable;
  sealed_rows: SealedRowsTable;
  open_items: OpenItemsTable;
  open_credits: OpenCreditsTable;
  open_bank_lines: OpenBankLinesTable;
  receivable_movements: ReceivableMovementsTable;
}
