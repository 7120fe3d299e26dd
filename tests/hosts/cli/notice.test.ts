/** Papers about a hold and a plan as a script gets them, of the sample company. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfText } from '../../documents/pdf-text.ts';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('notices');
const at = (name: string): string => path.join(folder.path, name);
const { ok, run, json } = oneProcess({ ledger: at('sample.duebook') });

beforeAll(async () => void (await ok('sample', at('sample.duebook'))), 120_000);
afterAll(() => folder.remove());

const keysOf = async (list: 'holds' | 'plans', customer: string): Promise<string> => {
  const { rows } = (await json(list, '--customer', customer)) as { rows: { key: string }[] };
  return rows[0]?.key ?? '';
};

it('a hold and a plan, each into a file, the same twice; what to weigh goes to standard error', async () => {
  for (const [list, kind, customer, words] of [
    ['holds', 'hold', 'C1013', 'Supply against payment in advance only from'],
    ['plans', 'plan', 'C9202', 'Confirmation of payment plan PL-'],
  ] as const) {
    const key = await keysOf(list, customer);
    const first = await run('notice', kind, key, '--out', at('first.pdf'));
    expect(first).toMatchObject({ status: 0, out: '', err: expect.stringMatching(/^weigh: the customer's language is/) }); // prettier-ignore
    expect(await pdfText(readFileSync(at('first.pdf')))).toContain(words);
    await ok('notice', kind, key, '--out', at('again.pdf'));
    expect(readFileSync(at('again.pdf')).equals(readFileSync(at('first.pdf')))).toBe(true);
  }
});

it('for the sales representative: of a customer, internal, the same twice; none where nothing is overdue', async () => {
  await ok('notice', 'rep', 'C1013', '--out', at('rep.pdf'));
  const text = await pdfText(readFileSync(at('rep.pdf')));
  expect(text).toContain('Internal. Please show this paper to nobody outside our company');
  expect(text).toContain('we deliver only against payment in advance');
  await ok('notice', 'rep', 'C1013', '--out', at('again.pdf'));
  expect(readFileSync(at('again.pdf')).equals(readFileSync(at('rep.pdf')))).toBe(true);
  expect(await run('notice', 'rep', 'C4002', '--as-of', '2020-01-01')).toMatchObject({
    status: 1,
    err: 'duebook: blocked: Nothing undisputed of customer C4002 is overdue on 2020-01-01: there is nothing to tell the sales representative.\n',
  });
  expect(await run('notice', 'rep', 'NONE')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/^duebook: not_found: /),
  });
});

it('printing records nothing', async () => {
  const before = await json('case', 'C1013');
  await ok('notice', 'hold', await keysOf('holds', 'C1013'), '--out', at('first.pdf'));
  expect(await json('case', 'C1013')).toEqual(before);
  expect(await ok('verify')).toMatch(/the ledger holds\n$/);
});

it('refuses in one line, and on a day before the hold there is none', async () => {
  const key = await keysOf('holds', 'C1010');
  expect(await run('notice', 'hold', key, '--out', at('none.pdf'))).toMatchObject({
    status: 1,
    err: expect.stringMatching(/^duebook: blocked: Insolvency proceedings of customer C1010 are open/),
  }); // prettier-ignore
  expect(await run('notice', 'hold', key, '--as-of', '2026-01-31')).toMatchObject({
    status: 1,
    err: `duebook: not_found: No hold has the key "${key}" on 2026-01-31; the list of holds has those that count.\n`,
  });
});
