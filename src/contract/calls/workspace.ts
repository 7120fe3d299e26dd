/** The workspace itself: which ledger is open, jobs, safety. */
import { z } from 'zod';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { call, output, TOPICS } from '../call.ts';
import { bytes, countryCode, currencyCode, text, type FileOut } from '../fields.ts';
import type { Text } from '../../domain/texts/text.ts';

export interface LedgerInfo {
  /** File name without folder, `Flores.duebook`. Screens name no file by its path. */
  readonly fileName: string;
  /** Where the file is, to be shown. */
  readonly folder: string;
  /** Why nothing can be recorded; null: something can. */
  readonly trouble: { readonly kind: 'read_only' | 'lost'; readonly sentence: Text } | null;
  readonly company: string;
  readonly currency: string;
  readonly country: string;
  readonly isSample: boolean;
  /** Newest effective date of an invoice / of a receipt, and when each was last brought in. */
  readonly freshness: {
    readonly invoicesTo: IsoDate | null;
    readonly receiptsTo: IsoDate | null;
    /** Day of the newest list of open items: it says what was paid by then, and never when. */
    readonly listTo: IsoDate | null;
    readonly invoicesImportedAt: Instant | null;
    readonly receiptsImportedAt: Instant | null;
    /** Newest booked bank line or statement end, and when the bank was last brought in. */
    readonly bankTo: IsoDate | null;
    readonly bankImportedAt: Instant | null;
    /** Bank lines of money in that are not matched yet. */
    readonly linesToMatch: number;
    /** Older than this many days is worth a warning before anybody is chased. */
    readonly staleAfterDays: number;
  };
  readonly counts: {
    readonly customers: number;
    readonly invoices: number;
    readonly letters: number;
  };
}

/** A ledger file of the data folder, or of the folder that was it before. */
export interface LedgerEntry {
  readonly ledgerId: string;
  readonly fileName: string;
  readonly folder: string;
  /** Null when the file cannot be read; `problem` then says why. */
  readonly company: string | null;
  readonly problem: Text | null;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
}

export interface WorkspaceState {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'terminal';
  /** The day it is for the person at this workspace; the default of every as-of. */
  readonly today: IsoDate;
  readonly dataFolder: string;
  /** Where an earlier Duebook made ledgers; null: nowhere else. */
  readonly earlierFolder: string | null;
  readonly ledger: LedgerInfo | null;
  readonly ledgers: readonly LedgerEntry[];
}

export interface VerifyFinding {
  /** `journal_chain`, `projection_open_items`, `allocation_exceeds_item`, … */
  readonly check: string;
  readonly message: Text;
}
export interface VerifyReport {
  readonly ok: boolean;
  /** Every check that ran, with how many things it looked at. */
  readonly checks: readonly {
    readonly check: string;
    readonly looked: number;
    readonly ok: boolean;
  }[];
  readonly findings: readonly VerifyFinding[];
  /** Of the ledger as it is now, to be kept outside of it: `812-3f9a0c1b2d4e6f70`. */
  readonly anchor: string;
  /** What the anchor that was asked about says; null: none was. */
  readonly agreement:
    | {
        readonly ok: true;
        readonly seq: number;
        readonly recordedAt: Instant;
        readonly later: number;
      }
    | { readonly ok: false; readonly message: Text }
    | null;
}

export interface JobView {
  readonly jobId: string;
  readonly call: string;
  /** What is being counted: `rows`, `letters`, `bytes`. */
  readonly unit: string;
  readonly done: number;
  /** Null when the total is not known yet. */
  readonly total: number | null;
}

export interface SearchHit {
  readonly kind: 'customer' | 'invoice' | 'letter';
  /** Customer code, invoice number or letter number: what the screen opens. */
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

const none = z.object({}).strict();

/** The log that has what was recorded last is not there (whole), or is another ledger's. */
export const LOG_ERRORS = ['log_missing', 'log_foreign'] as const;

export const workspaceCalls = {
  'workspace.state': call({ input: none, output: output<WorkspaceState>() }),
  'workspace.create': call({
    input: z.object({ company: text(200), currency: currencyCode, country: countryCode }),
    output: output<LedgerInfo>(),
    errors: ['file_exists', 'not_writable'],
    changes: TOPICS,
  }),
  'workspace.open': call({
    input: z.object({ ledgerId: z.string().min(1) }),
    output: output<LedgerInfo>(),
    errors: [
      'not_found',
      'not_a_ledger',
      'ledger_too_new',
      'ledger_locked',
      'migration_failed',
      'not_writable',
      ...LOG_ERRORS,
    ],
    changes: TOPICS,
  }),
  /** Makes (or opens, when it is there) the sample company in the data folder. */
  'workspace.sample': call({
    input: none,
    output: output<LedgerInfo>(),
    errors: ['not_writable', 'ledger_locked'],
    job: true,
    changes: TOPICS,
  }),
  /** The sample company's newest week at the bank, to try the matching with. Same ledger, same file. */
  'workspace.sampleBankFile': call({
    input: none,
    output: output<FileOut>(),
    errors: ['not_sample'],
  }),
  /** Opens a ledger or backup that comes as bytes: checked, then copied into the data folder. */
  'workspace.adopt': call({
    input: z.object({
      fileName: text(255),
      bytes,
      /** NAME-wal, with what was recorded last; null: there is none; left out: nobody looked. */
      log: bytes.nullable().optional(),
      /** NAME-shm, which tells whether the log is whole. */
      logIndex: bytes.nullable().optional(),
      /** Take what there is, although what was recorded last may be missing. */
      acceptLoss: z.boolean().default(false),
      /** Under `fileName` as it is, or `file_exists`; else a plain name is made of it, and a free one. */
      keepName: z.boolean().default(false),
    }),
    output: output<LedgerInfo>(),
    errors: [
      'not_a_ledger',
      'ledger_too_new',
      'file_exists',
      'not_writable',
      'verify_failed',
      ...LOG_ERRORS,
    ],
    job: true,
    changes: TOPICS,
  }),
  /** Moves a ledger that is not open to the folder `Removed` beside it; its name is free then. */
  'workspace.remove': call({
    input: z.object({ ledgerId: z.string().min(1) }),
    output: output<{ readonly folder: string }>(),
    errors: ['not_found', 'ledger_locked', 'not_writable'],
    changes: ['workspace'],
  }),
  /** Shows the data folder in the system's own window for files. */
  'workspace.showFolder': call({
    input: none,
    output: output<null>(),
    errors: ['not_writable', 'no_program'],
  }),
  'workspace.close': call({
    input: none,
    output: output<null>(),
    changes: TOPICS,
  }),
  'workspace.verify': call({
    /** `anchor`: of a time before, or the name of a backup; does the ledger go on from there? */
    input: z.object({ anchor: z.string().max(255).nullable().default(null) }),
    output: output<VerifyReport>(),
    job: true,
  }),
  /** A verified copy of the open ledger, as a file to keep, with the anchor of the ledger in its name. */
  'workspace.backup': call({
    input: none,
    output: output<FileOut>(),
    errors: ['verify_failed', 'not_writable'],
    job: true,
  }),
  'workspace.search': call({
    input: z.object({
      text: z.string().max(200),
      limit: z.number().int().min(1).max(50).default(12),
    }),
    output: output<readonly SearchHit[]>(),
  }),
  'jobs.list': call({ input: none, output: output<readonly JobView[]>() }),
  'jobs.cancel': call({ input: z.object({ jobId: z.string() }), output: output<null>() }),
};
