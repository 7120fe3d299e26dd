/** Merging two customers and keeping papers, as a script does it: forms, JSON, files in and out. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('papers');
const at = (name: string): string => path.join(folder.path, name);
const { ok, json } = oneProcess({ ledger: at('flores.duebook') });

beforeAll(async () => {
  const header =
    'customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law';
  const rows = ['C4,Pétalo Flores S.L.,ES', 'C9,PETALO FLORES,ES'];
  writeFileSync(
    at('customers.csv'),
    [header, ...rows.map((row) => `${row},,,,company,,,,,,`)].join('\n'),
  );
  writeFileSync(
    at('invoices.csv'),
    'invoice,customer,issued_on,due_on,currency,gross\nI-1,C4,2026-06-01,2026-07-01,EUR,10.00\nI-2,C9,2026-06-01,2026-07-01,EUR,5.00\nI-3,C4,2026-06-02,2026-07-01,EUR,1.00\n',
  );
  await ok('new', at('flores.duebook'), '--company', 'F', '--currency', 'EUR', '--country', 'ES');
  for (const kind of ['customers', 'invoices']) await ok('import', kind, at(`${kind}.csv`));
});
afterAll(() => folder.remove());

it('suggests, shows what would be done, merges with a reason, and takes it apart', async () => {
  expect(await ok('customer', 'same')).toBe(
    'C9 PETALO FLORES  into  C4 Pétalo Flores S.L.\n  The names “Pétalo Flores S.L.” and “PETALO FLORES” are equal but for spelling and legal form.\n',
  );
  expect(await ok('customer', 'merge', 'C9', 'C4'))
    .toBe(`C9 PETALO FLORES  into  C4 Pétalo Flores S.L.
moves: 1 invoice, 0 receipts, 0 credit notes, 0 letters
  EUR 5.00 open, 0.00 on account
leads to C4 from then on: C9, PETALO FLORES

Field  Stays               Does not
name   Pétalo Flores S.L.  PETALO FLORES

nothing is recorded yet; say why with --reason TEXT to merge them
`);
  expect(await json('customer', 'merge', 'C9', 'C4')).toMatchObject({
    invoices: 1,
    standings: [{ currency: 'EUR', outstanding: '5.00', onAccount: '0.00', net: '5.00' }],
    cautions: [],
  });
  expect(await json('customer', 'C9')).toMatchObject({ customer: 'C9' });

  expect(await json('customer', 'merge', 'C9', 'C4', '--reason', 'two spellings')).toMatchObject({
    mergeId: 1,
    from: 'C9',
    into: 'C4',
  });
  expect(await json('customer', 'C9')).toMatchObject({
    customer: 'C4',
    standings: [{ net: '16.00' }],
  });
  expect(await ok('customer', 'unmerge', '1', '--reason', 'two')).toBe('merge 1 is taken apart\n');
  expect(await json('customer', 'C9')).toMatchObject({
    customer: 'C9',
    standings: [{ net: '5.00' }],
  });
  expect(await ok('customer', 'same')).toBe('no two customers look like one\n');
});

it('adds a name, a code, an account, lists them and takes one back', async () => {
  await ok('customer', 'alias', 'C4', 'Flores Pétalo', '--add', 'name');
  const added = await json(
    'customer',
    'alias',
    'C4',
    'ES91 2100 0418 4502 0005 1332',
    '--add',
    'account',
  );
  const { aliases } = added as { aliases: { aliasId: number; kind: string }[] };
  expect(aliases.map(({ kind }) => kind)).toEqual(['name', 'account']);
  const account = String(aliases[1]?.aliasId);
  const listed = await ok('customer', 'alias', 'C4', '--remove', account);
  expect(listed).toContain('Flores Pétalo');
  expect(listed).not.toContain('ES91');
});

it('keeps a paper and gives it back byte for byte', async () => {
  const scan = Buffer.from([...Buffer.from('%PDF-1.7\n'), ...Array(512).keys()]);
  writeFileSync(at('scan.pdf'), scan);
  expect(await ok('attach', 'add', at('scan.pdf'), '--invoice', 'I-1', '--note', 'signed')).toBe(
    'scan.pdf is kept as attachment 1\n',
  );
  expect(await ok('attach', 'list', '--invoice', 'I-1')).toBe(
    'No.  File      Kind             Bytes  Note\n  1  scan.pdf  application/pdf    521  signed\n',
  );
  await ok('attach', 'get', '1', '--out', at('back.pdf'));
  expect(readFileSync(at('back.pdf')).equals(scan)).toBe(true);
  await ok('attach', 'remove', '1', '--reason', 'wrong invoice');
  expect(await ok('attach', 'list', '--invoice', 'I-1')).toBe('no papers are kept\n');
});
