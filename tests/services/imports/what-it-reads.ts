/** What the program makes of a file that nobody says anything about, in one text a file. */
import { minorToDecimal } from '../../../src/contract/values.ts';
import { english } from '../../harness/english.ts';
import { bytesOf, importWorkspace } from './workspace-for-imports.ts';

export interface Read {
  /** `wrong_kind`, `mapping_incomplete`, or the kind that it was read as. */
  readonly as: string;
  /** `1001 C1 2026-03-02 2026-04-01 55.94 EUR`, a row of a list of documents or customers. */
  readonly rows: readonly string[];
  /** `LT12… EUR 1000.00 + 234.69 = 1234.69 (2)`, a statement of a bank. */
  readonly statements: readonly string[];
  readonly told: readonly string[];
}

/** `files` in their order into one new ledger; all but the last are recorded. The last is only read. */
export async function reads(
  files: readonly (string | Uint8Array)[],
  options: { readonly currency?: string; readonly country?: string } = {},
): Promise<Read> {
  const workspace = await importWorkspace(options);
  try {
    for (const file of files.slice(0, -1)) await workspace.bring('list.csv', file);
    const inspected = await workspace.call('imports.inspect', {
      fileName: 'list.csv',
      bytes: bytesOf(files.at(-1) as string | Uint8Array),
    });
    if (!inspected.ok)
      return {
        as: inspected.error.code,
        rows: [],
        statements: [],
        told: [english(inspected.error.message)],
      };
    const { uploadId, mapping } = inspected.value;
    const shown = await workspace.call('imports.preview', { uploadId, mapping });
    if (!shown.ok)
      return {
        as: shown.error.code,
        rows: [],
        statements: [],
        told: [english(shown.error.message)],
      };
    const preview = shown.value;
    return {
      as: preview.kind,
      rows: preview.rows
        .filter(({ status }) => status !== 'refused')
        .map((row) =>
          [
            ...(row.status === 'new' ? [] : [row.status]),
            row.document,
            row.customer === row.document ? row.name : row.customer,
            row.issuedOn,
            row.dueOn,
            row.amountMinor === null ? null : minorToDecimal(row.amountMinor, row.currency),
            row.amountMinor === null ? null : row.currency,
          ]
            .filter((part) => part !== null && part !== '')
            .join(' '),
        ),
      statements: preview.statements.map((one) => {
        const money = (minor: number | null): string =>
          minor === null ? '?' : minorToDecimal(minor, one.currency);
        return `${one.account || '-'} ${one.currency} ${money(one.openingMinor)} + ${money(one.inMinor + one.outMinor)} = ${money(one.closingMinor)} (${one.lines})`;
      }),
      told: preview.findings.map(({ severity, message }) => `${severity}: ${english(message)}`),
    };
  } finally {
    await workspace.close();
  }
}
