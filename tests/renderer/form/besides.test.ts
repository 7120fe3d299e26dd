/** A refusal stands beside the field it is about, and nowhere twice. */
import { expect, it } from 'vitest';
import { CallError } from '../../../src/renderer/data/call-error.ts';
import { besides } from '../../../src/renderer/kit/form/placed-faults.ts';

const FIELDS = { number_taken: 'number' };

it('a number that is taken is said beside the number', () => {
  const error = new CallError({ code: 'number_taken', message: 'There is an invoice "7".' });
  const refused = besides(error, FIELDS);
  expect(refused.wrong('number')).toBe('There is an invoice "7".');
  expect(refused.wrong('terms')).toBeUndefined();
  expect(refused.whole).toBeNull();
});

it('what belongs to no field is about the whole', () => {
  const error = new CallError({ code: 'not_found', message: 'There is no customer "C1".' });
  const refused = besides(error, FIELDS);
  expect(refused.wrong('number')).toBeUndefined();
  expect(refused.whole).toBe(error);
});
