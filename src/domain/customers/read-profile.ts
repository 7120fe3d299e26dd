/**
 * A customer's profile out of JSON: whole, or every fault with its field and a sentence. What is
 * missing is empty, so that a profile can grow line by line.
 */
import { readFields, type FieldFault, type FieldReader } from './field-reader.ts';
import { PAYMENT_METHODS } from '../contracts/contract.ts';
import type { Result } from '../result.ts';
import {
  CONTACT_ROLES,
  DOCUMENT_KINDS,
  EMPTY_PROFILE,
  INFO_SOURCES,
  type AvoidWindow,
  type ContactHours,
  type CustomerContact,
  type CustomerProfile,
  type PayCalendar,
  type ProcessStep,
  type RequiredDocument,
} from './profile.ts';
import { say } from '../texts/text.ts';
import { isTimeZone } from '../time-zones.ts';

/** Most entries of one list; a customer with more is a file that was misread. */
const MOST = { contacts: 100, hours: 50, documents: 50, steps: 50, windows: 50 } as const;

export const readProfile = (value: unknown): Result<CustomerProfile, readonly FieldFault[]> =>
  readFields(value, say`A profile`, (it) => {
    const profile: CustomerProfile = {
      contacts: it.list('contacts', MOST.contacts, readContact),
      payCalendar: readPayCalendar(it),
      documents: it.list('documents', MOST.documents, readDocument),
      processSteps: [...it.list('processSteps', MOST.steps, readStep)].sort(
        (a, b) => a.order - b.order,
      ),
      currentStep: it.optionalWhole('currentStep', 1, MOST.steps),
      stuckSince: it.date('stuckSince'),
      avoidWindows: it.list('avoidWindows', MOST.windows, readWindow),
      isConfidential: it.yesNo('isConfidential', EMPTY_PROFILE.isConfidential),
      salesRep: it.text('salesRep', 200),
      notes: it.text('notes', 5000),
    };
    checkSteps(it, profile);
    return profile;
  });

function checkSteps(
  it: FieldReader,
  { processSteps, currentStep, stuckSince }: CustomerProfile,
): void {
  const orders = processSteps.map(({ order }) => order);
  const twice = orders.find((order, at) => orders.indexOf(order) !== at);
  if (twice !== undefined)
    it.fault(
      'processSteps',
      say`Two steps have the order ${twice}; number the steps 1, 2, 3 and so on.`,
    );
  if (currentStep !== null && !orders.includes(currentStep))
    it.fault(
      'currentStep',
      say`There is no step ${currentStep}; choose one of the customer’s steps or add it.`,
    );
  if (stuckSince !== null && currentStep === null)
    it.fault('stuckSince', say`Say at which step the payment is before saying since when.`);
}

function readContact(it: FieldReader): CustomerContact {
  const contact: CustomerContact = {
    name: it.needed(
      'name',
      say`Give the contact a name, or what it is called: "Accounts payable".`,
      200,
    ),
    role: it.oneOf('role', CONTACT_ROLES),
    phone: it.text('phone', 60),
    email: it.text('email', 254),
    language: it.text('language', 10).toLowerCase(),
    hours: it.list('hours', MOST.hours, readHours),
    timeZone: it.text('timeZone', 60),
    infoSource: it.optionalOneOf('infoSource', INFO_SOURCES),
    notes: it.text('notes'),
  };
  if (contact.email !== '' && !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(contact.email))
    it.fault(
      'email',
      say`"${contact.email}" is not an e-mail address; write one, such as ana@ruiz.ec.`,
    );
  if (contact.language !== '' && !/^[a-z]{2,3}$/.test(contact.language))
    it.fault(
      'language',
      say`"${contact.language}" is not a language; write two letters, such as es.`,
    );
  if (contact.timeZone !== '' && !isTimeZone(contact.timeZone))
    it.fault(
      'timeZone',
      say`"${contact.timeZone}" is not a time zone; write one such as America/Guayaquil.`,
    );
  return contact;
}

function readHours(it: FieldReader): ContactHours {
  const hours = {
    weekday: it.whole('weekday', 1, 7),
    from: it.time('from') ?? '00:00',
    to: it.time('to') ?? '23:59',
  };
  if (hours.from >= hours.to)
    it.fault('to', say`Hours from ${hours.from} to ${hours.to} are empty; give a later end.`);
  return hours;
}

function readPayCalendar(it: FieldReader): PayCalendar {
  const given = it.value('payCalendar');
  if (given === undefined || given === null) return EMPTY_PROFILE.payCalendar;
  const calendar = readFields(given, say`A pay calendar`, (one) => ({
    weekdays: one.wholes('weekdays', 1, 7),
    monthDays: one.wholes('monthDays', 1, 31),
    cutOffHour: one.optionalWhole('cutOffHour', 0, 23),
    method: one.optionalOneOf('method', PAYMENT_METHODS) ?? EMPTY_PROFILE.payCalendar.method,
    transitDays: one.optionalWhole('transitDays', 0, 60) ?? 0,
  }));
  if (calendar.ok) return calendar.value;
  for (const { field, message } of calendar.error)
    it.fault(field === '' ? 'payCalendar' : `payCalendar.${field}`, message);
  return EMPTY_PROFILE.payCalendar;
}

const readDocument = (it: FieldReader): RequiredDocument => ({
  kind: it.oneOf('kind', DOCUMENT_KINDS),
  label: it.text('label', 200),
  leadDays: it.optionalWhole('leadDays', 0, 365) ?? 0,
  copies: it.optionalWhole('copies', 1, 99) ?? 1,
});

const readStep = (it: FieldReader): ProcessStep => ({
  order: it.whole('order', 1, MOST.steps),
  step: it.needed('step', say`Say what happens at this step, for example "approval".`, 200),
  person: it.text('person', 200),
  role: it.optionalOneOf('role', CONTACT_ROLES) ?? 'other',
  normalDays: it.optionalWhole('normalDays', 0, 365) ?? 0,
});

function readWindow(it: FieldReader): AvoidWindow {
  const window: AvoidWindow = {
    weekdays: it.wholes('weekdays', 1, 7),
    monthDays: it.wholes('monthDays', 1, 31),
    before: it.time('before'),
    after: it.time('after'),
    note: it.text('note', 200),
  };
  const saysNothing =
    window.weekdays.length === 0 &&
    window.monthDays.length === 0 &&
    window.before === null &&
    window.after === null;
  if (saysNothing)
    it.fault(
      '',
      say`A time to avoid needs a weekday, a day of the month or an hour; add one or remove it.`,
    );
  return window;
}
