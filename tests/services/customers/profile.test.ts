/** How a customer pays: saved whole, checked field by field, the next pay day by its own holidays. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMPTY_PROFILE, type CustomerProfile } from '../../../src/domain/customers/profile.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { customer } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-11-20T12:00');
  await workspace.record({ customers: [customer('C1', 'Petalo SL', 'ES')] });
});
afterEach(() => workspace.dispose());

const ANA = {
  name: 'Ana Ruiz',
  role: 'ap_clerk',
  phone: '+34 961 555 010',
  email: 'ana@petalo.example',
  language: 'es',
  hours: [{ weekday: 1, from: '09:00', to: '13:00' }],
  timeZone: 'Europe/Madrid',
  infoSource: null,
  notes: '',
} as const;

/** A form that leaves out what is empty, as the contract allows. */
const form = (fields: object) => fields as CustomerProfile;
const save = (fields: object) =>
  workspace.value('customers.saveProfile', { customer: 'C1', profile: form(fields) });
const refused = (fields: object) =>
  workspace.refusal('customers.saveProfile', { customer: 'C1', profile: form(fields) });

test('a customer without a profile has an empty one', async () => {
  expect(await workspace.value('customers.profile', { customer: 'C1' })).toEqual({
    profile: EMPTY_PROFILE,
    aliases: [],
    merges: [],
    names: [{ name: 'Petalo SL', effectiveOn: '2026-01-01' }],
    nextPayOn: null,
  });
});

test('what is saved is there again; the newest counts from its day', async () => {
  const saved = await save({ contacts: [ANA], salesRep: 'Bo Li' });
  expect(saved.profile).toEqual({ ...EMPTY_PROFILE, contacts: [ANA], salesRep: 'Bo Li' });
  workspace.setNow('2026-11-23T12:00');
  await save({ notes: 'pays after the fair' });
  const { profile } = await workspace.value('customers.profile', { customer: 'C1' });
  expect(profile).toEqual({ ...EMPTY_PROFILE, notes: 'pays after the fair' });
});

describe('the next pay day', () => {
  test.each([
    ['Fridays', { weekdays: [5] }, '2026-11-21', '2026-11-27'],
    ['the 8th, a holiday in Spain', { monthDays: [8] }, '2026-12-01', '2026-12-09'],
    ['the 25th, Christmas and then a weekend', { monthDays: [25] }, '2026-12-20', '2026-12-28'],
    ['the 31st in a short month', { monthDays: [31] }, '2027-02-10', '2027-03-01'],
  ])('%s', async (_, calendar, today, payOn) => {
    workspace.setNow(`${today}T09:00`);
    const { nextPayOn } = await save({
      payCalendar: { weekdays: [], monthDays: [], cutOffHour: null, ...calendar },
    });
    expect(nextPayOn).toBe(payOn);
  });
});

describe('a profile with faults is refused whole', () => {
  test('the first in a sentence, with its field; the others by name', async () => {
    const error = await refused({
      contacts: [ANA, { ...ANA, email: 'ana at petalo' }],
      stuckSince: '31.02.2026',
    });
    expect(error).toEqual({
      code: 'profile_invalid',
      at: 'contacts[2].email',
      message:
        '"ana at petalo" is not an e-mail address; write one, such as ana@ruiz.ec. ' +
        'Also to correct: stuckSince.',
    });
    const { profile } = await workspace.value('customers.profile', { customer: 'C1' });
    expect(profile).toEqual(EMPTY_PROFILE);
  });

  test('a field that a profile does not have', async () => {
    expect(await refused({ colour: 'blue' })).toMatchObject({
      code: 'profile_invalid',
      at: 'colour',
    });
  });

  test('a code that nobody has', async () => {
    expect(
      await workspace.refusal('customers.saveProfile', { customer: 'C9', profile: EMPTY_PROFILE }),
    ).toMatchObject({ code: 'not_found', at: 'customer' });
  });
});

test('legal names show with the day from which each counts; a new address is no new name', async () => {
  const named = (name: string, address = '') =>
    workspace.value('customers.save', { customer: 'C1', name, country: 'ES', address });
  await named('Petalo SL', 'Calle 1');
  workspace.setNow('2026-12-01T09:00');
  await named('Petolo SA');
  await named('Petalo SA'); // the slip corrected on the same day
  workspace.setNow('2027-01-15T09:00');
  await named('Petalo SA', 'Calle 2');
  const { names } = await workspace.value('customers.profile', { customer: 'C1' });
  expect(names).toEqual([
    { name: 'Petalo SA', effectiveOn: '2026-12-01' },
    { name: 'Petalo SL', effectiveOn: '2026-01-01' },
  ]);
  const { profile } = await workspace.value('customers.get', {
    customer: 'C1',
    asOf: d('2026-11-30'),
  });
  expect(profile.name).toBe('Petalo SL');
});

describe('a name that counts from another day than today', () => {
  const renamed = (effectiveOn: string) => ({
    customer: 'C1',
    name: 'Petalo SA',
    effectiveOn: d(effectiveOn),
  });

  test('counts from that day, and the old one before it', async () => {
    workspace.setNow('2027-01-15T09:00');
    await workspace.value('customers.save', renamed('2026-12-01'));
    const { names } = await workspace.value('customers.profile', { customer: 'C1' });
    expect(names[0]).toEqual({ name: 'Petalo SA', effectiveOn: '2026-12-01' });
    expect(names).toHaveLength(2);
    const nameOn = async (asOf: string) =>
      (await workspace.value('customers.get', { customer: 'C1', asOf: d(asOf) })).profile.name;
    expect(await nameOn('2026-11-30')).toBe(names[1]?.name);
    expect(await nameOn('2026-12-01')).toBe('Petalo SA');
  });

  test.each([
    ['a day that has not come', '2027-02-01', /2027-02-01 has not come yet/],
    ['a day before what is known', '2026-12-31', /counts from 2027-01-10; choose that day/],
  ])('is refused on %s, and nothing changes', async (_, day, sentence) => {
    workspace.setNow('2027-01-10T09:00');
    await workspace.value('customers.save', { customer: 'C1', name: 'Petalo SL' });
    workspace.setNow('2027-01-15T09:00');
    const refusal = await workspace.refusal('customers.save', renamed(day));
    expect(refusal).toMatchObject({ code: 'invalid_input', at: 'effectiveOn' });
    expect(refusal.message).toMatch(sentence);
    const { names } = await workspace.value('customers.profile', { customer: 'C1' });
    expect(names[0]?.name).toBe('Petalo SL');
  });
});
