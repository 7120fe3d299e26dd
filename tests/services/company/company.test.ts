/** Our own company and its bank accounts. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ibanProblem, printedAccount } from '../../../src/domain/bank/iban.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { english } from '../../harness/english.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-03-01T12:00' });
});
afterEach(() => workspace.dispose());

test('the company is there from the first moment, and a new version takes its place', async () => {
  expect(await workspace.value('company.get', {})).toMatchObject({
    name: 'Flores Ltd',
    currency: 'EUR',
    country: 'ES',
    address: '',
  });
  const saved = await workspace.value('company.save', {
    name: 'Flores SL',
    country: 'ES',
    currency: 'EUR',
    address: 'Calle 1\nValencia',
    signatory: 'Ana Ruiz',
  });
  expect(saved).toMatchObject({
    name: 'Flores SL',
    address: 'Calle 1\nValencia',
    signatory: 'Ana Ruiz',
    phone: '',
  });
  expect(await workspace.value('company.get', {})).toEqual(saved);
});

test('a report of last month keeps the name we had then', async () => {
  workspace.setNow('2026-04-10T09:00');
  await workspace.value('company.save', { name: 'New Name SL', country: 'ES', currency: 'EUR' });
  expect((await workspace.value('aging.report', { asOf: '2026-04-10' as never })).company).toBe(
    'New Name SL',
  );
  expect((await workspace.value('aging.report', { asOf: '2026-04-09' as never })).company).toBe(
    'Flores Ltd',
  );
});

describe('bank accounts', () => {
  const account = {
    holder: 'Flores SL',
    account: 'ES91 2100 0418 4502 0005 1332',
    currency: 'EUR',
  };

  test('the first is the default; the default moves; retired ones are no longer offered', async () => {
    const first = await workspace.value('bankAccounts.save', account);
    expect(first).toMatchObject({ bankAccountId: 1, isDefault: true });
    const second = await workspace.value('bankAccounts.save', {
      ...account,
      account: '12345678',
      currency: 'GBP',
    });
    expect(second.isDefault).toBe(false);
    await workspace.value('bankAccounts.save', { ...second, isDefault: true });
    const both = await workspace.value('bankAccounts.list', {});
    expect(both.map((one) => [one.bankAccountId, one.isDefault])).toEqual([
      [2, true],
      [1, false],
    ]);

    await workspace.value('bankAccounts.retire', { bankAccountId: 2 });
    expect(await workspace.value('bankAccounts.list', {})).toEqual([{ ...first, isDefault: true }]);
    expect((await workspace.refusal('bankAccounts.retire', { bankAccountId: 2 })).code).toBe(
      'not_found',
    );
    expect(
      (await workspace.refusal('bankAccounts.save', { ...second, bankAccountId: 2 })).code,
    ).toBe('not_found');
  });

  test('the only account stays the default when it is saved without the tick', async () => {
    const first = await workspace.value('bankAccounts.save', account);
    expect(
      (await workspace.value('bankAccounts.save', { ...first, isDefault: false })).isDefault,
    ).toBe(true);
  });

  test('a wrong IBAN is refused beside its field and nothing is recorded', async () => {
    const before = (await workspace.value('journal.list', {})).total;
    const refused = await workspace.refusal('bankAccounts.save', {
      ...account,
      account: 'ES91 2100 0418 4502 0005 1323',
    });
    expect(refused).toMatchObject({ code: 'invalid_iban', at: 'account' });
    expect(await workspace.value('bankAccounts.list', {})).toEqual([]);
    expect((await workspace.value('journal.list', {})).total).toBe(before);
  });
});

describe('IBAN', () => {
  // Examples of the SWIFT IBAN registry.
  test.each([
    'GB82 WEST 1234 5698 7654 32',
    'DE89 3704 0044 0532 0130 00',
    'ES9121000418450200051332',
    'lv80 bank 0000 4351 9500 1',
    'FR14 2004 1010 0505 0001 3M02 606',
    'NO93 8601 1117 947',
    'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
    'BR18 0036 0305 0000 1000 9795 493C 1',
  ])('%s is right', (iban) => expect(ibanProblem(iban)).toBeNull());

  test.each([
    ['one digit wrong', 'GB82 WEST 1234 5698 7654 33', 'check digits'],
    ['two digits swapped', 'DE89 3704 0044 0532 0103 00', 'check digits'],
    ['one digit short', 'DE89 3704 0044 0532 0130 0', 'has 22 characters, this has 21'],
    ['one digit long', 'ES91 2100 0418 4502 0005 1332 1', 'has 24 characters, this has 25'],
  ])('%s', (_, iban, says) => {
    expect(english(ibanProblem(iban) ?? '')).toContain(says);
    expect(english(ibanProblem(iban) ?? '')).toContain(iban);
  });

  test.each([
    '12345678',
    '20-00-00 55779911',
    'GB82',
    'Konto bei der Sparkasse',
    '6222 0200 1234 5678 901',
  ])('no IBAN, nothing to check: %s', (account) => expect(ibanProblem(account)).toBeNull());

  test('is printed in groups of four; other numbers as they were written', () => {
    expect(printedAccount('es9121000418450200051332')).toBe('ES91 2100 0418 4502 0005 1332');
    expect(printedAccount('20-00-00 55779911')).toBe('20-00-00 55779911');
  });
});
