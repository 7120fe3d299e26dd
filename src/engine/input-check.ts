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
import { sentenceOfFault } from '../contract/fields.ts';
import { list, say, type Text, type TextValue } from '../contract/values.ts';

const KINDS: Readonly<Record<string, Text>> = {
  string: say`text`,
  number: say`a number`,
  int: say`a whole number`,
  boolean: say`yes or no (true or false)`,
  array: say`a list`,
  object: say`a group of fields`,
};

const quoted = (values: readonly unknown[]): TextValue =>
  list(values.map((value) => `"${String(value)}"`));

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

/** `field`: `"company"`, or the input as a whole. */
function sentenceOf(issue: z.core.$ZodIssue, field: TextValue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? say`${field} is missing`
        : say`${field} must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return say`${field} must be one of ${quoted(issue.values)}`;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return (
          sentenceOfFault(issue.message, field) ??
          say`${field} is too short; at least ${Number(issue.minimum)}`
        );
      return issue.inclusive === false
        ? say`${field} must be more than ${Number(issue.minimum)}`
        : say`${field} must be at least ${Number(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'string'
        ? say`${field} is longer than ${Number(issue.maximum)} characters`
        : issue.origin === 'array'
          ? say`${field} has more than ${Number(issue.maximum)} entries`
          : say`${field} must be at most ${Number(issue.maximum)}`;
    case 'unrecognized_keys':
      return say`${field} has a field that is not known here: ${quoted(issue.keys)}`;
    default:
      return sentenceOfFault(issue.message, field) ?? inWordsOf(issue.message, field);
  }
}

/** A schema that says it in plain English: `is not …`, or a sentence of its own. */
const inWordsOf = (message: string, field: TextValue): Text =>
  /^(is|are|must|has|have) /.test(message)
    ? say`${field} ${message}`
    : say`${field} is not right: ${message}`;

/** The `invalid_input` error for an input that did not fit; `at` is the path of the field. */
export function invalidInput(error: z.ZodError): CallError<'invalid_input'> {
  const issue = error.issues[0];
  if (issue === undefined)
    return { code: 'invalid_input', message: say`the input does not fit the call` };
  const at = pathOf(issue.path);
  return at === ''
    ? { code: 'invalid_input', message: sentenceOf(issue, say`the input`) }
    : { code: 'invalid_input', message: sentenceOf(issue, `"${at}"`), at };
}
