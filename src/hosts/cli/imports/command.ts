/**
 * `duebook import KIND FILE [--mapping NAME|FILE] [--dry-run] [--all-or-nothing]`
 *
 *     invoices.csv as invoice-list: 2466 read, 2466 new, 0 duplicate, 0 refused
 *     warning: line 14, column "Due": …
 *     batch 1: 2466 invoices, 2466 receipts, 100 customers, 561 disputes
 *
 * A list of open items is compared with the ledger of its day (`--snapshot`, `--take`, `--dated`).
 *
 * Refused rows never stop good ones unless `--all-or-nothing`. Exit 1 when rows were refused and
 * nothing could be recorded; findings are printed either way.
 */
import { basename } from 'node:path';
import {
  importMapping,
  IMPORT_KINDS,
  type Choice,
  type ImportMapping,
} from '../../../contract/calls/imports.ts';
import {
  COUNTED,
  COUNTED_FACTS,
  minorToDecimal,
  type FactCounts,
} from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import {
  dateFlag,
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { choicesOf, comparisonJson, comparisonText, snapshotOf } from './comparison.ts';
import { einvoiceJson, einvoiceText, statementJson, statementText } from './bank-and-einvoice.ts';
import { mappingNamed } from '../terminal/mapping-named.ts';
import { readInput } from '../terminal/read-input.ts';
import { EXIT, Refused, usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { print, printJson } from '../terminal/write-out.ts';
import type { Finding, Preview } from '../../../contract/told.ts';

const KINDS = [...IMPORT_KINDS, 'auto'] as const;
type Kind = (typeof KINDS)[number];

export interface ImportFlags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly mapping?: string;
  readonly dryRun: boolean;
  readonly allOrNothing: boolean;
  readonly snapshot?: string;
  readonly opening?: string;
  readonly take?: readonly string[];
  readonly dated?: string;
}

interface Imported {
  readonly preview: Preview;
  readonly findings: readonly Finding[];
  readonly choices: Readonly<Record<string, Choice>>;
  /** Recorded, or what a commit would record. */
  readonly facts: FactCounts;
  /** Null: nothing was recorded. */
  readonly batch: number | null;
}

const FINDINGS_PAGE = 5000;

async function everyFinding(session: Session, previewId: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (;;) {
    const page = await session.call('imports.findings', {
      previewId,
      offset: findings.length,
      limit: FINDINGS_PAGE,
    });
    findings.push(...page.findings);
    if (page.findings.length === 0 || findings.length >= page.total) return findings;
  }
}

async function importFile(
  session: Session,
  kind: Kind,
  file: string,
  flags: ImportFlags,
): Promise<Imported> {
  const bytes = readInput(file);
  const inspection = await session.call('imports.inspect', {
    fileName: basename(file),
    bytes,
    kind,
    openingOn: flags.opening === undefined ? null : dateFlag(flags.opening, '--opening'),
  });
  const mapping: ImportMapping =
    flags.mapping === undefined
      ? inspection.mapping
      : importMapping.parse({
          ...inspection.mapping,
          ...(await mappingNamed(session, flags.mapping)),
        });
  const preview = await session.call('imports.preview', {
    uploadId: inspection.uploadId,
    mapping: { ...mapping, snapshot: snapshotOf(flags.snapshot) ?? mapping.snapshot },
  });
  const choices = choicesOf(preview.comparison, flags.take ?? []);
  const findings = await everyFinding(session, preview.previewId);
  const mayCommit =
    !flags.dryRun &&
    (preview.new > 0 || Object.values(choices).some((choice) => choice !== 'leave')) &&
    !(flags.allOrNothing && preview.refused > 0);
  if (!mayCommit) return { preview, findings, choices, facts: preview.facts, batch: null };
  const outcome = await session.call('imports.commit', {
    previewId: preview.previewId,
    allOrNothing: flags.allOrNothing,
    choices,
    ...(flags.dated === undefined ? {} : { datedOn: flags.dated as 'list' }),
  });
  const { batchId, facts } = outcome.batch;
  return { preview, findings, choices, facts, batch: batchId };
}

const factsText = (facts: FactCounts): string =>
  COUNTED.filter((kind) => facts[kind] > 0)
    .map((kind) => `${facts[kind]} ${COUNTED_FACTS[kind]}`)
    .join(', ') || 'nothing';

/** The stable form of `--format json`; amounts are decimal strings. */
const importJson = ({ preview, findings, choices, facts, batch }: Imported, dryRun: boolean) => ({
  kind: preview.kind,
  dryRun,
  batch,
  read: preview.read,
  new: preview.new,
  duplicate: preview.duplicate,
  refused: preview.refused,
  facts,
  totals: preview.totals.map((total) => ({
    currency: total.currency,
    rows: total.rows,
    amount: minorToDecimal(total.amountMinor, total.currency),
  })),
  ...(preview.statements.length === 0 ? {} : { statements: preview.statements.map(statementJson) }),
  ...(preview.einvoice === null ? {} : { einvoice: einvoiceJson(preview.einvoice) }),
  ...(preview.comparison === null
    ? {}
    : { comparison: comparisonJson(preview.comparison, choices) }),
  findings: findings.map(({ sentence: _, ...finding }) => finding),
});

function printReport(
  { preview, findings, choices, facts, batch }: Imported,
  dryRun: boolean,
): void {
  const { fileName, kind, read, duplicate, refused } = preview;
  print(
    `${plain(fileName)} as ${kind}: ${read} read, ${preview.new} new, ${duplicate} duplicate, ${refused} refused\n`,
  );
  for (const statement of preview.statements) print(`${statementText(statement)}\n`);
  if (preview.einvoice !== null) print(`${einvoiceText(preview.einvoice)}\n`);
  for (const total of preview.totals)
    print(
      `${total.rows} ${total.rows === 1 ? 'row' : 'rows'}, ${minorToDecimal(total.amountMinor, total.currency)} ${total.currency}\n`,
    );
  if (preview.comparison !== null) print(comparisonText(preview.comparison, choices));
  for (const finding of findings) print(`${finding.severity}: ${plain(finding.message)}\n`);
  if (batch !== null) print(`batch ${batch}: ${factsText(facts)}\n`);
  else
    print(
      dryRun ? `dry run; a commit would record ${factsText(facts)}\n` : 'nothing was recorded\n',
    );
}

const kindOf = (text: string): Kind => {
  const kind = KINDS.find((one) => one === text);
  if (kind === undefined)
    throw usage(`"${text}" is not a kind of file; choose ${KINDS.join(', ')}`);
  return kind;
};

/** Reads, previews, records and reports one file; `rates import` and others share it. */
export async function runImport(
  kind: Kind,
  file: string,
  flags: ImportFlags,
  setExit: (code: number) => void,
): Promise<void> {
  const { withEngine } = await import('../terminal/session.ts');
  const mode = flags.dryRun ? 'read' : 'write';
  const imported = await withEngine({ path: ledgerPath(flags), mode }, (session) =>
    importFile(session, kind, file, flags),
  );
  if (flags.format === 'json') printJson(importJson(imported, flags.dryRun));
  else printReport(imported, flags.dryRun);
  const { preview, batch } = imported;
  const stopped = preview.refused > 0 && (flags.allOrNothing || preview.new === 0);
  if (stopped && flags.format === 'table')
    throw new Refused({
      code: 'rows_refused',
      message: `${preview.refused} of ${preview.read} rows of ${basename(file)} were refused; ${flags.dryRun || batch === null ? 'nothing was recorded' : 'see the findings'}`,
    });
  if (stopped) setExit(EXIT.refused);
}

export const importCommand: AddCommand = (program, setExit) => {
  withFormat(withLedger(program.command('import')), ['table', 'json'])
    .description('bring a file into the ledger: one file, one batch, one transaction')
    .argument('<kind>', KINDS.join(', '))
    .argument('<file>', 'the file')
    .option('--mapping <name>', 'a remembered mapping by its name, or a JSON file of one')
    .option('--dry-run', 'record nothing', false)
    .option('--all-or-nothing', 'record nothing when a row is refused', false)
    .option(
      '--snapshot <day>',
      'an invoice list is one of what is open on this day, YYYY-MM-DD; "no": it is not (it is one by itself when it has open amounts and no history)',
    )
    .option(
      '--opening <day>',
      'a list of one row a customer: its balances of this day, YYYY-MM-DD, become opening balances',
    )
    .option(
      '--take <difference>',
      'of such a list: "proposed", or a difference by its name, like "gone INV-2", also "gone INV-2=dispute"; several times for several. Without it the differences are only told',
      (one: string, before: readonly string[] = []) => [...before, one],
    )
    .option(
      '--dated <day>',
      'day of the receipts that this makes: "list" (the day of the list), "due", or YYYY-MM-DD',
    )
    .action((kind: string, file: string, flags: ImportFlags) =>
      runImport(kindOf(kind), file, flags, setExit),
    );
};
