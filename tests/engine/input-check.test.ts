/** What a person reads when an input does not fit: one sentence, the field, what to do. */
import { describe, expect, it } from 'vitest';
import { api, type CallName } from '../../src/contract/api.ts';
import { invalidInput } from '../../src/engine/input-check.ts';
import { english } from '../harness/english.ts';

const errorOf = (name: CallName, input: unknown) => {
  const checked = api[name].input.safeParse(input, { reportInput: true });
  if (checked.success) throw new Error(`${name} accepts the input`);
  const { message, at } = invalidInput(checked.error);
  return at === undefined ? message : `${at}: ${english(message)}`;
};

const moment = { asOf: '2026-06-30' };

describe('a wrong input', () => {
  it.each<[CallName, unknown, string]>([
    ['aging.report', {}, 'asOf: "asOf" is not a date; dates are written YYYY-MM-DD'],
    [
      'aging.report',
      { asOf: '31.02.2026' },
      'asOf: "asOf" is not a date; dates are written YYYY-MM-DD',
    ],
    [
      'aging.report',
      { ...moment, basis: 'late' },
      'basis: "basis" must be one of "due", "invoice"',
    ],
    ['aging.report', { ...moment, limits: ['30'] }, 'limits[0]: "limits[0]" must be a number'],
    [
      'aging.report',
      { ...moment, limits: [60, 30] },
      'limits: "limits" is not right: limits must rise: 30 does not come after 60',
    ],
    [
      'aging.report',
      { ...moment, currency: 'EURO' },
      'currency: "currency" is not a currency code (three letters, like EUR)',
    ],
    ['aging.report', null, 'the input must be a group of fields'],
    [
      'workspace.create',
      { company: '  ', currency: 'EUR', country: 'ES' },
      'company: "company" is empty',
    ],
    [
      'workspace.create',
      { company: 'x'.repeat(201), currency: 'EUR', country: 'ES' },
      'company: "company" is longer than 200 characters',
    ],
    [
      'workspace.create',
      { company: 'Flores', currency: 'EUR', country: 'Spain' },
      'country: "country" is not a country code (two letters, like ES)',
    ],
    [
      'workspace.state',
      { path: '/etc/passwd' },
      'the input has a field that is not known here: "path"',
    ],
    ['imports.undo', { batchId: 0 }, 'batchId: "batchId" must be more than 0'],
    ['imports.undo', { batchId: '7' }, 'batchId: "batchId" must be a number'],
    ['imports.inspect', { fileName: 'a.csv', bytes: 'text' }, 'bytes: "bytes" is not a file'],
    ['workspace.search', { text: 'a', limit: 500 }, 'limit: "limit" must be at most 50'],
    [
      'letters.issue',
      { issuedOn: '2026-06-30', letters: [], idempotencyKey: 'abcdefgh' },
      'letters: "letters" is too short; at least 1',
    ],
  ])('%s %j', (name, input, sentence) => {
    expect(english(errorOf(name, input))).toBe(sentence);
  });
});
