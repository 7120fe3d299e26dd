/** Customers, how they pay and what they agreed to, as a script does it: the tables and the JSON. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../harness/terminal.ts';
import { oneProcess } from '../../harness/one-process.ts';

const folder = temporaryFolder('customers');
const at = (name: string): string => path.join(folder.path, name);
const { ok, json } = oneProcess({ ledger: at('flores.duebook') });

beforeAll(async () => {
  await ok(
    'new',
    at('flores.duebook'),
    '--company',
    'Flores',
    '--currency',
    'EUR',
    '--country',
    'ES',
  );
  await ok('customer', 'add', 'C4', 'Pétalo Flores S.L.', '--country', 'ES', '--currency', 'EUR');
});
afterAll(() => folder.remove());

describe('who a customer is', () => {
  it('is added with what is known, and changed field by field', async () => {
    const limit = ['--currency', 'JPY', '--credit-limit', '120000', '--kind', 'public_body'];
    expect(await json('customer', 'add', '0042', 'Hana KK', ...limit)).toMatchObject({
      customer: '0042',
      currency: 'JPY',
      creditLimit: '120000',
      kind: 'public_body',
      country: null,
    });
    const changed = ['--email', 'ap@hana.example', '--credit-limit', 'none', '--country', 'JP'];
    expect(await ok('customer', 'change', '0042', ...changed)).toBe('0042 Hana KK is changed\n');
    expect(await json('customer', '0042')).toMatchObject({
      name: 'Hana KK',
      email: 'ap@hana.example',
      creditLimit: null,
      country: 'JP',
      currency: 'JPY',
    });
  });

  it('stands in the list, a line for each currency', async () => {
    await ok('record', 'invoice', 'I-1', '10.00', 'EUR', '--customer', 'C4', '--terms', 'net 30');
    await ok('record', 'invoice', 'I-2', '500', 'JPY', '--customer', 'C4', '--terms', 'net 30');
    const list = await ok('customer', 'list', '--as-of', '2026-12-31');
    expect(list.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ...[['Customer', 'Name', 'Country', 'Items', 'Oldest', 'Last receipt', 'Last letter']].map(
        (header) => [...header, 'Currency', 'Outstanding', 'Overdue', 'On account', 'Net'],
      ),
      ['0042', 'Hana KK', 'JP', '0', '0'],
      ...['10.00', '500'].map((amount, index) =>
        [
          ['C4', 'Pétalo Flores S.L.', 'ES', '2', '10', index === 0 ? 'EUR' : 'JPY'],
          [amount, amount, index === 0 ? '0.00' : '0', amount],
        ].flat(),
      ),
      [''],
    ]);
    expect(await json('customer', 'list')).toMatchObject({
      asOf: '2026-11-21',
      customers: [
        { customer: '0042', standings: [] },
        { customer: 'C4', standings: [{ net: '10.00' }, { net: '500' }] },
      ],
    });
  });

  it('has a legal name since a day, and the one before', async () => {
    await ok('customer', 'add', 'C7', 'Rosa SL');
    expect(await ok('customer', 'name', 'C7', 'Rosa SA', '--from', '2026-11-21')).toBe(
      'Name     Since\nRosa SA  2026-11-21\n',
    );
    expect(await json('customer', 'name', 'C7')).toEqual({
      customer: 'C7',
      names: [{ name: 'Rosa SA', effectiveOn: '2026-11-21' }],
    });
  });

  it('has a timeline', async () => {
    expect(await json('customer', 'timeline', 'C4', '--kind', 'invoice')).toMatchObject({
      total: 2,
      entries: [
        { kind: 'invoice', reference: 'I-2', currency: 'JPY', amount: '500' },
        { kind: 'invoice', reference: 'I-1', currency: 'EUR', amount: '10.00' },
      ],
    });
    const table = await ok('customer', 'timeline', 'C4', '--kind', 'invoice', '--limit', '1');
    expect(table).toMatch(/\n2026-11-21 +invoice +I-2 +JPY +500 /);
    expect(table).toMatch(/\n1 more; --limit shows them\n$/);
  });
});

describe('how a customer pays', () => {
  it('contacts: added, changed, taken off', async () => {
    expect(await ok('customer', 'contacts', 'C4')).toBe('no contacts are known\n');
    const ana = ['--role', 'ap_clerk', '--phone', '+593 2 11', '--time-zone', 'America/Guayaquil'];
    const hours = ['--hours', 'mon-tue,fri 09:00-13:00; wed 14:00-18:00'];
    await ok('customer', 'contacts', 'C4', '--add', 'Ana Ruiz', ...ana, ...hours);
    await ok('customer', 'contacts', 'C4', '--add', 'Bo', '--role', 'owner', '--source', 'public');
    expect(
      await ok('customer', 'contacts', 'C4', '--change', '2', '--email', 'bo@c4.example'),
    ).toBe(
      [
        'No.  Name      Role      Phone      E-mail         Language  Hours                                     Time zone          Source  Notes',
        '  1  Ana Ruiz  ap_clerk  +593 2 11                           mon,tue,fri 09:00-13:00; wed 14:00-18:00  America/Guayaquil',
        '  2  Bo        owner                bo@c4.example                                                                         public',
        '',
      ].join('\n'),
    );
    await ok('customer', 'contacts', 'C4', '--remove', '2');
    expect(await json('customer', 'contacts', 'C4')).toMatchObject({
      customer: 'C4',
      contacts: [
        {
          name: 'Ana Ruiz',
          infoSource: null,
          hours: [1, 2, 5, 3].map((weekday) => ({ weekday })),
        },
      ],
    });
  });

  it('pay calendar: what is not said stays', async () => {
    const said = ['--weekdays', 'fri', '--month-days', '1-3,20', '--cut-off', '9'];
    expect(await ok('customer', 'pay-calendar', 'C4', ...said, '--transit-days', '1')).toBe(
      'Pays on: fri; the 1-3,20 of the month\nUntil: 09:00 for the run of the day\nMethod: transfer, 1 business day in transit\nNext: 2026-11-27\n',
    );
    expect(await json('customer', 'pay-calendar', 'C4', '--month-days', 'none')).toEqual({
      customer: 'C4',
      weekdays: [5],
      monthDays: [],
      cutOffHour: 9,
      method: 'transfer',
      transitDays: 1,
      nextPayOn: '2026-11-27',
    });
  });

  it('papers, steps, times to avoid', async () => {
    const stamped = ['--label', 'with stamp', '--days-before', '5', '--copies', '2'];
    expect(await ok('customer', 'papers', 'C4', '--add', 'vat_invoice', ...stamped)).toBe(
      'No.  Kind         Label       Days before  Copies\n  1  vat_invoice  with stamp            5       2\n',
    );
    await ok('customer', 'process', 'C4', '--add', 'approval', '--role', 'approver', '--days', '5');
    await ok('customer', 'process', 'C4', '--add', 'payment run');
    expect(await ok('customer', 'process', 'C4', '--at', '1', '--since', '2026-11-02')).toBe(
      [
        'No.  Step         Person  Role      Days  Now',
        '  1  approval             approver     5  here since 2026-11-02',
        '  2  payment run          other        0',
        '',
      ].join('\n'),
    );
    expect(await json('customer', 'process', 'C4', '--remove', '1', '--at', 'none')).toMatchObject({
      processSteps: [{ order: 2, step: 'payment run' }],
      currentStep: null,
      stuckSince: null,
    });
    const usual = await ok('customer', 'avoid', 'C4', '--usual');
    expect(usual).toContain('  2            1,2                        not on the 1st and 2nd\n');
    expect(await ok('customer', 'avoid', 'C4', '--usual')).toBe(usual);
    expect(
      await json(
        'customer',
        'avoid',
        'C4',
        '--change',
        '3',
        '--before',
        'none',
        '--after',
        '17:00',
      ),
    ).toMatchObject({ avoidWindows: [{ weekdays: [1] }, {}, { before: null, after: '17:00' }] });
  });

  it('all of it as a file: read from one customer, written to another, the same', async () => {
    const profile = await ok('customer', 'profile', 'C4', '--format', 'json');
    writeFileSync(at('profile.json'), profile);
    await ok('customer', 'add', 'C5', 'Copy Ltd');
    const copied = await ok('customer', 'profile', 'C5', '--set', at('profile.json'));
    expect(copied.split('\n').slice(0, 5)).toEqual([
      'Confidential: yes',
      'Pays on: fri',
      'Until: 09:00 for the run of the day',
      'Method: transfer, 1 business day in transit',
      'Next: 2026-11-27',
    ]);
    expect(await ok('customer', 'profile', 'C5', '--format', 'json')).toBe(profile);
    writeFileSync(at('rep.json'), '{ "salesRep": "Marta" }');
    const set = ['--set', at('rep.json'), '--confidential', 'no'];
    expect(await json('customer', 'profile', 'C5', ...set)).toEqual({
      ...(JSON.parse(profile) as object),
      salesRep: 'Marta',
      isConfidential: false,
    });
  });
});

describe('what was agreed', () => {
  const clauses = [
    { number: '8.1', text: 'A fee of 40.', kind: 'flat_fee', currency: 'EUR', amount: '40.00' },
    {
      number: '9',
      text: 'Ours until paid.',
      kind: 'retention_of_title',
      extent: 'simple',
      from: null,
    },
  ];

  it('terms in words: tried, agreed on, taken back', async () => {
    const tried = ['--amount', '1200.00', '--on', '2026-01-31'];
    expect(await ok('terms', 'preview', '2/10 net 30', ...tried)).toBe(
      'terms: net 30, 2% discount within 10 days\nan invoice of 1200.00 EUR of 2026-01-31 is due 2026-03-02\n30 days after 2026-01-31\n24.00 less when paid until 2026-02-10\n',
    );
    expect(await json('terms', 'set', 'C4', '30% prepaid; rest net 60')).toMatchObject({
      customer: 'C4',
      asWritten: '30% prepaid; rest net 60',
      contract: null,
      understood: {
        amount: '100.00',
        currency: 'EUR',
        due: [
          { dueOn: '2026-11-21', amount: '30.00' },
          { dueOn: '2027-01-20', amount: '70.00' },
        ],
      },
    });
    expect(await ok('terms', 'set', 'C7', 'none')).toBe(
      'no terms are known of C7; agree on some with "duebook terms set C7 TERMS" or "duebook contract add"\n',
    );
  });

  it('a contract: added with its clauses, shown, changed, retired, brought back', async () => {
    writeFileSync(at('clauses.json'), JSON.stringify(clauses));
    const paper = ['--price-basis', 'list 3', '--terms', 'net 45', '--currency', 'EUR'];
    const signed = ['--signed-by-us', '2026-11-01', '--valid-from', '2026-11-01'];
    const add = ['contract', 'add', 'C4', 'K-1', ...paper];
    expect(await ok(...add, ...signed, '--clauses', at('clauses.json'))).toBe(
      'K-1 of C4 is added\nContract K-1 may not be cited: the customer has not signed and dated it.\n',
    );
    expect(
      await json('contract', 'change', 'C4', 'K-1', '--signed-by-customer', '2026-11-02'),
    ).toMatchObject({
      isCitable: true,
      terms: 'net 45',
      termsRule: { kind: 'net_days', days: 45 },
      clauses,
    });
    expect(await ok('contract', 'list', '--customer', 'C4')).toBe(
      'Customer  Name                Number  Terms   Currency  From        To  Cited  Papers\nC4        Pétalo Flores S.L.  K-1     net 45  EUR       2026-11-01      yes         0\n',
    );
    const shown = await ok('contract', 'show', 'C4', 'K-1');
    expect(shown).toContain('Payment: transfer, net 45, EUR\nSigned by us: 2026-11-01\n');
    expect(shown).toMatch(/\nClause +Kind +Text\n8\.1 +flat_fee +A fee of 40\.\n9 /);
    expect(await ok('terms', 'show', 'C4')).toBe(
      'C4 goes by contract K-1, before "30% prepaid; rest net 60" of its profile\nterms: net 45\nan invoice of 100.00 EUR of 2026-11-21 is due 2027-01-05\n45 days after 2026-11-21\n',
    );
    expect(await ok('contract', 'retire', 'C4', 'K-1')).toBe('K-1 of C4 is retired\n');
    expect(await json('contract', 'list')).toEqual({ contracts: [] });
    await ok(...add);
    expect(await json('contract', 'show', 'C4', 'K-1')).toMatchObject({ clauses: [] });
  });
});

it('the ledger holds after all of it', async () => {
  expect(await ok('verify')).toMatch(/the ledger holds\n$/);
});
