import { describe, expect, test } from 'vitest';
import { agingReportQuery } from '../../../src/contract/calls/aging.ts';
import { exportAging } from '../../../src/services/aging/export.ts';
import { reportAging } from '../../../src/services/aging/report.ts';
import { pdfText } from '../../documents/pdf-text.ts';
import { letterWorkspace } from '../letters/letter-workspace.ts';
import { english } from '../../harness/english.ts';

const query = (more: object = {}) => agingReportQuery.parse({ asOf: '2026-11-21', ...more });

async function exported(format: 'csv' | 'xlsx' | 'pdf' | 'json', more: object = {}) {
  const { context } = await letterWorkspace();
  const result = await exportAging(context, { ...query(more), format });
  if (!result.ok) throw new Error(english(result.error.message));
  return result.value;
}

test.each(['customer', 'item', 'country', 'currency'])(
  'JSON in the documented shape, by %s',
  async (by) => {
    const { bytes, fileName } = await exported('json', { by });
    expect(fileName).toBe('aging 2026-11-21.json');
    await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot(
      `../../golden/aging/by-${by}.json`,
    );
  },
);

test('every file says the same: JSON, CSV and PDF have the net of the report', async () => {
  const { context } = await letterWorkspace();
  const report = await reportAging(context, query());
  if (!report.ok) throw new Error(english(report.error.message));
  const json = JSON.parse(new TextDecoder().decode((await exported('json')).bytes)) as {
    readonly totals: readonly { readonly currency: string; readonly net: string }[];
    readonly tieOut: readonly { readonly difference: string }[];
  };
  const csv = new TextDecoder().decode((await exported('csv')).bytes);
  const pdf = await pdfText((await exported('pdf')).bytes);
  expect(json.totals.map((total) => total.currency)).toEqual(['EUR', 'JPY']);
  expect(json.tieOut.map((line) => Number(line.difference))).toEqual([0, 0]);
  const euros = csv
    .split('\r\n')
    .map((line) => line.split(','))
    .filter((cells) => cells.includes('EUR'))
    // From the right: net, as_of, known_at, basis, limits, search.
    .reduce((sum, cells) => sum + Math.round(Number(cells.at(-6)) * 100), 0);
  const [euro] = report.value.totals;
  expect(euros).toBe(euro?.netMinor);
  expect(pdf).toContain('ties out');
  expect(json.totals[0]?.net).toBe('3675.00');
});

test('a file for a spreadsheet begins with a byte order mark, one for a script does not', async () => {
  const { context } = await letterWorkspace();
  const first = async (host: 'browser' | 'terminal') => {
    const result = await exportAging({ ...context, host }, { ...query(), format: 'csv' });
    return result.ok ? result.value.bytes[0] : null;
  };
  expect([await first('browser'), await first('terminal')]).toEqual([0xef, 'c'.charCodeAt(0)]);
});

describe('what is on the screen is what is exported', () => {
  const asJson = async (more: object) =>
    JSON.parse(new TextDecoder().decode((await exported('json', more)).bytes)) as {
      readonly search: string;
      readonly rows: readonly {
        readonly customer: string;
        readonly currency: string;
        readonly net: string;
      }[];
      readonly totals: readonly {
        readonly currency: string;
        readonly net: string;
        readonly overdue: string;
      }[];
      readonly tieOut: readonly {
        readonly currency: string;
        readonly report: string;
        readonly difference: string;
      }[];
    };

  test.each([
    ['harrow', {}, ['C1']],
    ['HARROW  ltd', {}, ['C1']],
    ['C2', {}, ['C2']],
    ['latvia', {}, ['C2']],
    ['Latvija', {}, ['C2']],
    ['lv', {}, ['C2']],
    ['Lettland', { locale: 'de-DE' }, ['C2']],
    ['Lettland', {}, []],
    ['harrow latvia', {}, []],
    ['900.00', {}, []],
  ])('"%s" %j: rows %j, their sums, and the proof of all', async (search, more, codes) => {
    const all = await asJson({});
    const some = await asJson({ search, ...more });
    expect(some.search).toBe(search);
    expect(some.rows.map((row) => row.customer)).toEqual(codes);
    for (const total of some.totals) {
      const cents = (rows: readonly { readonly currency: string; readonly net: string }[]) =>
        rows
          .filter((row) => row.currency === total.currency)
          .reduce((sum, row) => sum + Math.round(Number(row.net) * 100), 0);
      expect(cents([total])).toBe(cents(some.rows));
    }
    expect(some.tieOut).toEqual(all.tieOut);
  });

  test('the sheet and the page say that they are a part, and of what', async () => {
    const pdf = await pdfText((await exported('pdf', { search: 'latvia' })).bytes);
    expect(pdf).toContain('Only rows with “latvia” in name, code or country: 1 of 6 rows.');
    expect(pdf).toContain('Total EUR, 1 customer');
    expect(pdf).toContain('The proof is of all rows, also of those that the filter leaves out.');
    expect(pdf).not.toContain('Harrow');
    const csv = new TextDecoder().decode((await exported('csv', { search: 'latvia' })).bytes);
    expect(
      csv
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',').at(-1)),
    ).toEqual(['search', 'latvia']);
  });

  test('a locale that nobody knows is refused before anything is read', () => {
    expect(agingReportQuery.safeParse({ asOf: '2026-11-21', locale: 'no such' }).success).toBe(
      false,
    );
  });
});
