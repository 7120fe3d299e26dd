import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../harness/terminal.ts';
import { workbookOf } from './workbook-of.ts';

const ROWS = 200_000;

describe('200,000 rows of twelve columns', { timeout: 180_000 }, () => {
  const folder = temporaryFolder('large-sheet');
  afterAll(() => folder.remove());

  it('are read whole within 512 MB', () => {
    const header =
      '<row r="1">' +
      ['Invoice', 'Customer', 'Name', 'Date', 'Due', 'Amount', 'Currency', 'A', 'B', 'C', 'D', 'E']
        .map((name) => `<c t="str"><v>${name}</v></c>`)
        .join('') +
      '</row>';
    const rows: string[] = [header];
    for (let row = 2; row <= ROWS + 1; row += 1)
      rows.push(
        `<row r="${row}"><c t="str"><v>INV-${row}</v></c><c t="s"><v>${row % 2}</v></c><c t="s"><v>0</v></c><c s="1"><v>${45_000 + (row % 365)}</v></c><c s="1"><v>${45_030 + (row % 365)}</v></c><c><v>${row / 100}</v></c><c t="s"><v>1</v></c><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c><c><v>5</v></c></row>`,
      );
    const file = path.join(folder.path, 'large.xlsx');
    writeFileSync(
      file,
      workbookOf({
        sheets: { List: rows.join('') },
        formats: ['dd.mm.yyyy'],
        texts: ['<si><t>Rosa SL</t></si>', '<si><t>EUR</t></si>'],
      }),
    );
    const run = spawnSync(
      process.execPath,
      [path.join(import.meta.dirname, 'read-large-process.ts'), file],
      {
        encoding: 'utf8',
      },
    );
    expect(run.stderr).toBe('');
    const { rows: read, filled, peakMegabytes } = JSON.parse(run.stdout) as Record<string, number>;
    expect(read).toBe(ROWS);
    expect(filled).toBe(ROWS * 12);
    expect(peakMegabytes).toBeLessThan(512);
  });
});
