/** A ledger that is made in the terminal alone can print a letter: the sender, the account, the letter. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('company');
const ledger = `${folder.path}/company.duebook`;
const { ok, json, run } = oneProcess({ ledger });

beforeAll(async () => {
  await ok('new', ledger, '--company', 'Flores S.L.', '--country', 'ES', '--currency', 'EUR');
  writeFileSync(
    `${folder.path}/c.csv`,
    'customer,name,country,currency,address\nC1,Rosa SL,ES,EUR,"Calle Sol 3\n28013 Madrid"\n',
  );
  writeFileSync(
    `${folder.path}/i.csv`,
    'invoice,customer,issued_on,due_on,currency,gross\nA1,C1,2026-03-01,2026-03-31,EUR,700.00\n',
  );
  await ok('import', 'customers', `${folder.path}/c.csv`);
  await ok('import', 'invoices', `${folder.path}/i.csv`);
});
afterAll(() => folder.remove());

it('prints no letter before', async () => {
  const refused = await run('letters', 'issue', '--customer', 'C1', '--issued-on', '2026-06-01');
  expect(refused.status).toBe(1);
  expect(refused.err).toContain(
    'our own address, registration number or VAT number, contact and phone are missing',
  );
});

it('sets the sender, a field at a time', async () => {
  await ok('company', 'set', '--address', 'Calle Mayor 1\\n28013 Madrid', '--vat', 'ESB12345674');
  await ok('company', 'set', '--contact', 'Ana Ruiz', '--phone', '+34 910 000 000');
  expect(await json('company', 'show')).toMatchObject({
    name: 'Flores S.L.',
    address: 'Calle Mayor 1\n28013 Madrid',
    vatNumber: 'ESB12345674',
    contact: 'Ana Ruiz',
    currency: 'EUR',
  });
});

it('adds an account, and refuses an IBAN that is none', async () => {
  const wrong = await run(
    'account',
    'add',
    '--holder',
    'Flores S.L.',
    '--iban',
    'ES91 2100 0418 4502 0005 1333',
    '--currency',
    'EUR',
  );
  expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining('invalid_iban')]);
  const neither = await run('account', 'add', '--holder', 'Flores S.L.', '--currency', 'EUR');
  expect(neither.status).toBe(2);
  await ok(
    'account',
    'add',
    '--holder',
    'Flores S.L.',
    '--iban',
    'ES91 2100 0418 4502 0005 1332',
    '--bic',
    'CAIXESBBXXX',
    '--currency',
    'EUR',
  );
  expect(await json('account', 'list')).toMatchObject({
    accounts: [{ isDefault: true, currency: 'EUR', bic: 'CAIXESBBXXX' }],
  });
});

it('prints one then', async () => {
  expect(
    await json('letters', 'issue', '--customer', 'C1', '--issued-on', '2026-06-01'),
  ).toMatchObject({
    letters: [{ number: 'L-2026-0001', customer: 'C1' }],
  });
  await ok('account', 'retire', '1');
  expect(await json('account', 'list')).toEqual({ accounts: [] });
});
