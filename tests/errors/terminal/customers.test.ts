/**
 * Every way the commands about customers, contracts and terms refuse. As `gallery.test.ts`; the
 * sentence names the flag as it was typed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../harness/terminal.ts';
import { oneProcess } from '../../harness/one-process.ts';
import { fingerprint, masked } from '../sentence.ts';

const folder = temporaryFolder('refused-customers');
const at = (name: string): string => path.join(folder.path, name);
const office = oneProcess({ ledger: at('Flores.duebook') });

/** What is there: C1 with a contract, a contact and two steps, at the second of which things are. */
const THERE = [
  'customer add C1 Rosa',
  'customer alias C1 C0 --add code',
  'customer contacts C1 --add Ana --role ap_clerk',
  'customer process C1 --add approval',
  'customer process C1 --add payment',
  'customer process C1 --at 2',
  'contract add C1 K-1 --price-basis list --terms cod --currency EUR',
  'contract add C1 K-0 --price-basis list --terms cod --currency EUR',
  'contract retire C1 K-0',
];

const FEE = [{ kind: 'flat_fee', number: '8', text: 'A fee.', currency: 'EUR', amount: '40,00' }];

beforeAll(async () => {
  await office.ok(
    'new',
    at('Flores.duebook'),
    '--company',
    'Flores',
    '--currency',
    'EUR',
    '--country',
    'ES',
  );
  for (const line of THERE) await office.ok(...line.split(' '));
  writeFileSync(at('notes.json'), 'Dear Sir or Madam,\n');
  writeFileSync(at('list.json'), '[]\n');
  writeFileSync(at('typo.json'), '{ "contact": [] }\n');
  writeFileSync(at('steps.json'), '{ "processSteps": [{ "order": 1 }], "currentStep": 4 }\n');
  writeFileSync(at('clause.json'), JSON.stringify([{ kind: 'late_interest', number: '7' }]));
  writeFileSync(at('fee.json'), JSON.stringify(FEE));
});
afterAll(() => folder.remove());

/** Words as typed, `~` for a blank within one; `@name` stands for that file in the office's folder. */
const USAGE: readonly (readonly [name: string, line: string])[] = [
  ['customer-country', 'customer add C2 Bo --country Spain'],
  ['customer-language', 'customer add C2 Bo --language Spanish'],
  ['customer-currency', 'customer change C1 --currency EURO'],
  ['customer-kind', 'customer change C1 --kind friend'],
  ['customer-limit-of-no-currency', 'customer change C1 --credit-limit 500.00'],
  ['customer-limit-decimals', 'customer change C1 --currency EUR --credit-limit 12.345'],
  ['customer-change-of-nothing', 'customer change C1'],
  ['customer-name-empty', 'customer add C2 ~'],
  ['name-empty', 'customer name C1 ~'],
  ['name-from-of-nothing', 'customer name C1 --from 2026-11-21'],
  ['name-from-not-a-date', 'customer name C1 Rosa~SA --from 21.11.2026'],
  ['timeline-limit', 'customer timeline C1 --limit all'],
  ['contact-without-role', 'customer contacts C1 --add Bo'],
  ['contact-role', 'customer contacts C1 --add Bo --role boss'],
  ['contact-hours', 'customer contacts C1 --change 1 --hours mornings'],
  ['contact-hours-empty', 'customer contacts C1 --change 1 --hours mon~13:00-09:00'],
  ['contact-source', 'customer contacts C1 --change 1 --source gossip'],
  ['contact-of-which', 'customer contacts C1 --phone 1'],
  ['contact-not-there', 'customer contacts C1 --remove 2'],
  ['contact-not-a-number', 'customer contacts C1 --remove Ana'],
  ['contact-change-of-nothing', 'customer contacts C1 --change 1'],
  ['contact-two-deeds', 'customer contacts C1 --add Bo --role owner --remove 1'],
  ['contact-no-name', 'customer contacts C1 --add ~ --role owner'],
  ['pay-calendar-weekdays', 'customer pay-calendar C1 --weekdays friday'],
  ['pay-calendar-month-days', 'customer pay-calendar C1 --month-days 32'],
  ['pay-calendar-cut-off', 'customer pay-calendar C1 --cut-off 15:00'],
  ['pay-calendar-method', 'customer pay-calendar C1 --method gold'],
  ['paper-kind', 'customer papers C1 --add stamp'],
  ['paper-copies', 'customer papers C1 --add vat_invoice --copies 0'],
  ['process-where-things-are', 'customer process C1 --remove 2'],
  ['process-no-such-step', 'customer process C1 --at 7'],
  ['process-since-of-nothing', 'customer process C1 --since 2026-11-02'],
  ['process-since-of-none', 'customer process C1 --at none --since 2026-11-02'],
  ['process-order-twice', 'customer process C1 --add again --order 1'],
  ['avoid-nothing', 'customer avoid C1 --add never'],
  ['avoid-time', 'customer avoid C1 --add early --before 9'],
  ['avoid-usual-and-another', 'customer avoid C1 --usual --remove 1'],
  ['profile-confidential', 'customer profile C1 --confidential maybe'],
  ['contract-without-terms', 'contract add C1 K-2 --price-basis list --currency EUR'],
  ['contract-currency', 'contract change C1 K-1 --currency EURO'],
  ['contract-method', 'contract change C1 K-1 --method gold'],
  ['contract-signed-not-a-date', 'contract change C1 K-1 --signed-by-us yesterday'],
  ['contract-change-of-nothing', 'contract change C1 K-1'],
  ['terms-amount', 'terms preview cod --amount 1,50 --currency EUR'],
  ['terms-country', 'terms preview cod --country Spain'],
];

const REFUSED: readonly (readonly [name: string, line: string])[] = [
  ['customer-exists', 'customer add C1 Rosa'],
  ['profile-of-nobody', 'customer contacts C9'],
  ['change-of-nobody', 'customer change C9 --phone 1'],
  ['name-not-yet', 'customer name C1 Rosa~SA --from 2026-12-01'],
  ['name-before-what-is-known', 'customer name C1 Rosa~SA --from 2026-11-01'],
  ['timeline-kind', 'customer timeline C1 --kind gossip'],
  ['contact-email', 'customer contacts C1 --change 1 --email ana~at~ruiz'],
  ['contact-time-zone', 'customer contacts C1 --change 1 --time-zone Quito'],
  ['customer-leads-elsewhere', 'customer add C0 Rosa'],
  ['profile-not-json', 'customer profile C1 --set @notes.json'],
  ['profile-not-an-object', 'customer profile C1 --set @list.json'],
  ['profile-unknown-field', 'customer profile C1 --set @typo.json'],
  ['profile-several-faults', 'customer profile C1 --set @steps.json'],
  ['contract-exists', 'contract add C1 K-1 --price-basis list --terms cod --currency EUR'],
  ['contract-of-nobody', 'contract add C9 K-1 --price-basis list --terms cod --currency EUR'],
  ['contract-terms-unknown', 'contract change C1 K-1 --terms soon'],
  ['contract-ends-before', 'contract change C1 K-1 --valid-to 2026-01-01'],
  ['contract-clauses-wrong', 'contract change C1 K-1 --clauses @clause.json'],
  ['contract-clauses-not-a-list', 'contract change C1 K-1 --clauses @typo.json'],
  ['contract-fee-amount', 'contract change C1 K-1 --clauses @fee.json'],
  ['contract-unknown', 'contract show C1 K-0'],
  ['contract-retired-twice', 'contract retire C1 K-0'],
  ['terms-unknown', 'terms set C1 when~we~like'],
  ['terms-of-nobody', 'terms show C9'],
];

describe.each([
  ['a wrong command line ends with 2', 2, USAGE],
  ['what is refused ends with 1', 1, REFUSED],
])('%s, says why in one line, and leaves every file as it was', (_, status, cases) => {
  it.each(cases)('%s', async (name, line) => {
    const before = fingerprint(folder.path);
    const words = line.split(' ').map((word) => word.replaceAll('~', ' '));
    const run = await office.run(
      ...words.map((word) => (word.startsWith('@') ? at(word.slice(1)) : word)),
    );
    const typed = words.map((word) => (word.includes(' ') ? `"${word}"` : word).replace('@', ''));
    await expect(
      `$ duebook ${typed.join(' ')}\nexit ${run.status}\n${masked(run.out + run.err, folder.path)}`,
    ).toMatchFileSnapshot(`${name}.txt`);
    expect(run.status).toBe(status);
    expect(run.err).toMatch(/^duebook: [a-z_]+: [^\n]+\n$/);
    expect(fingerprint(folder.path)).toEqual(before);
  });
});
