import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CONTACT_ROLES,
  EMPTY_PROFILE,
  mayShowDebtTo,
  USUAL_AVOID_WINDOWS,
} from '../../../src/domain/customers/profile.ts';
import { readProfile } from '../../../src/domain/customers/read-profile.ts';
import { english } from '../../harness/english.ts';

test('debts are shown to every role but “other” (R10)', () => {
  expect(CONTACT_ROLES.filter((role) => !mayShowDebtTo(role))).toEqual(['other']);
});

describe('a profile out of JSON', () => {
  test('nothing known is the empty profile', () => {
    expect(readProfile({})).toEqual({ ok: true, value: EMPTY_PROFILE });
    expect(readProfile(JSON.parse(JSON.stringify(EMPTY_PROFILE)))).toEqual({
      ok: true,
      value: EMPTY_PROFILE,
    });
  });

  const FULL = {
    contacts: [
      {
        name: 'Ana Ruiz',
        role: 'ap_clerk',
        phone: '+593 4 000 0000',
        email: 'ana@ruiz.example',
        language: 'es',
        hours: [{ weekday: 1, from: '09:00', to: '13:00' }],
        timeZone: 'America/Guayaquil',
        infoSource: 'stated_openly',
        notes: '',
      },
    ],
    payCalendar: {
      weekdays: [5],
      monthDays: [],
      cutOffHour: 15,
      method: 'transfer',
      transitDays: 2,
    },
    documents: [{ kind: 'vat_invoice', label: 'with stamp', leadDays: 5, copies: 2 }],
    processSteps: [
      { order: 1, step: 'approval', person: 'Sr. Vega', role: 'approver', normalDays: 5 },
    ],
    currentStep: 1,
    stuckSince: '2026-11-02',
    avoidWindows: USUAL_AVOID_WINDOWS,
    isConfidential: true,
    salesRep: 'Marta',
    notes: 'Pays after the fair.',
  };

  test('is read whole', () => {
    expect(readProfile(FULL)).toEqual({ ok: true, value: FULL });
  });

  test('lists come sorted, each once', () => {
    const read = readProfile({
      payCalendar: { monthDays: [31, 15, 15] },
      processSteps: [
        { order: 2, step: 'payment' },
        { order: 1, step: 'approval' },
      ],
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        payCalendar: { monthDays: [15, 31] },
        processSteps: [{ step: 'approval', role: 'other' }, { step: 'payment' }],
      },
    });
  });

  test.each([
    [
      { contacts: [{ role: 'buyer' }] },
      'contacts[1].name: Give the contact a name, or what it is called: "Accounts payable".',
    ],
    [
      { contacts: [{ name: 'Ana', role: 'boss' }] },
      'contacts[1].role: "contacts[1].role" is "boss"; it must be decision_maker, approver, ap_clerk, buyer, owner, site or other.',
    ],
    [
      { contacts: [{ name: 'Ana', role: 'buyer', email: 'ana at ruiz' }] },
      'contacts[1].email: "ana at ruiz" is not an e-mail address; write one, such as ana@ruiz.ec.',
    ],
    [
      { contacts: [{ name: 'Ana', role: 'buyer', timeZone: 'Guayaquil' }] },
      'contacts[1].timeZone: "Guayaquil" is not a time zone; write one such as America/Guayaquil.',
    ],
    [
      { contacts: [{ name: 'Ana', role: 'buyer', language: 'español' }] },
      'contacts[1].language: "español" is not a language; write two letters, such as es.',
    ],
    [
      { contacts: [{ name: 'Ana', role: 'buyer', infoSource: 'secret' }] },
      'contacts[1].infoSource: "contacts[1].infoSource" is "secret"; it must be stated_openly, public or own_observation.',
    ],
    [
      {
        contacts: [
          { name: 'Ana', role: 'buyer', hours: [{ weekday: 1, from: '13:00', to: '09:00' }] },
        ],
      },
      'contacts[1].hours[1].to: Hours from 13:00 to 09:00 are empty; give a later end.',
    ],
    [
      { payCalendar: { weekdays: [8] } },
      'payCalendar.weekdays: "weekdays" is a list of 1; it must be a list of whole numbers from 1 to 7.',
    ],
    [
      { payCalendar: { payday: 5 } },
      'payCalendar.payday: "payday" is not a field of a pay calendar; leave it out.',
    ],
    [
      {
        processSteps: [
          { order: 1, step: 'a' },
          { order: 1, step: 'b' },
        ],
      },
      'processSteps: Two steps have the order 1; number the steps 1, 2, 3 and so on.',
    ],
    [
      { currentStep: 3 },
      'currentStep: There is no step 3; choose one of the customer’s steps or add it.',
    ],
    [
      { stuckSince: '2026-11-02' },
      'stuckSince: Say at which step the payment is before saying since when.',
    ],
    [
      { avoidWindows: [{ note: 'never' }] },
      'avoidWindows[1]: A time to avoid needs a weekday, a day of the month or an hour; add one or remove it.',
    ],
    [
      { avoidWindows: [{ before: '25:00' }] },
      'avoidWindows[1].before: "avoidWindows[1].before" is "25:00"; it must be a time of day (HH:MM).',
    ],
  ])('%j is refused', (value, sentence) => {
    const read = readProfile(value);
    expect(
      read.ok ? [] : read.error.map(({ field, message }) => `${field}: ${english(message)}`),
    ).toContain(sentence);
  });

  test('no value of any shape makes it fail', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true }),
        fc.constantFrom(...Object.keys(FULL)),
        (value, field) => {
          for (const one of [value, { ...FULL, [field]: value }, { ...FULL, [field]: [value] }]) {
            const read = readProfile(one);
            if (read.ok) expect(readProfile(JSON.parse(JSON.stringify(read.value)))).toEqual(read);
            else for (const fault of read.error) expect(english(fault.message)).toMatch(/\.$/);
          }
        },
      ),
    );
  });
});
