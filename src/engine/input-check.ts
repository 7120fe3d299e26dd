/**
 * From what zod found to one sentence for a person.
 *
 *     workspace.create { company: '', currency: 'EU', … }
 *     ->  at "company", `"company" is empty`
 *
 * Only the first problem is told: an input comes from a screen or a command that already shows the
 * field, and the next call tells the next one.
 */
import type { z } from 'zod';
import type { CallError } from '../contract/call.ts';

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  object: 'a group of fields',
};

const quoted = (values: readonly unknown[]): string =>
  values.map((value) => `"${String(value)}"`).join(', ');

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number'
        ? `${text}[${step}]`
        : text === ''
          ? String(step)
          : `${text}.${String(step)}`,
    '',
  );

function predicateOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${quoted(issue.values)}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? /^is /.test(issue.message)
          ? issue.message
          : `is too short; at least ${issue.minimum}`
        : `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `is longer than ${issue.maximum} characters`
        : issue.origin === 'array'
          ? `has more than ${issue.maximum} entries`
          : `must be at most ${issue.maximum}`;
    case 'unrecognized_keys':
      return `has a field that is not known here: ${quoted(issue.keys)}`;
    default:
      return issue.message;
  }
}

/** The `invalid_input` error for an input that did not fit; `at` is the path of the field. */
export function invalidInput(error: z.ZodError): CallError<'invalid_input'> {
  const issue = error.issues[0];
  if (issue === undefined)
    return { code: 'invalid_input', message: 'the input does not fit the call' };
  const at = pathOf(issue.path);
  const predicate = predicateOf(issue as z.core.$ZodIssue);
  const sentence = /^(is|are|must|has|have) /.test(predicate)
    ? predicate
    : `is not right: ${predicate}`;
  return at === ''
    ? { code: 'invalid_input', message: `the input ${sentence}` }
    : { code: 'invalid_input', message: `"${at}" ${sentence}`, at };
}
