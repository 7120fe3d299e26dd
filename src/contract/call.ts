/**
 * The shape of one call. `api.ts` adds up the topics; everything else (client, router, hosts) is
 * derived from that one list, so a missing or mistyped call does not compile.
 */
import type { z } from 'zod';
import type { Text } from '../domain/texts/text.ts';

declare const outputOf: unique symbol;

/** Codes every call may answer with, whatever it does. */
export const COMMON_ERRORS = [
  'invalid_input', // the input does not fit the schema; `at` names the field
  'no_ledger', // no ledger is open
  'ledger_busy', // the ledger file is locked by somebody else at this moment
  'disk_full', // the file system refused to write; nothing was recorded
  'ledger_lost', // the open file was deleted, renamed or written over, or its disk is gone
  'ledger_damaged', // what is in the file is not what was written; `message` says what is still good
  'ledger_read_only', // the ledger lies where nothing can be written; it is open to be read
  'cancelled', // the person cancelled the job
  'internal', // a bug; `ref` finds it in the log
] as const;
export type CommonError = (typeof COMMON_ERRORS)[number];

/**
 * One call: input schema, output type, the codes it may answer with beside the common ones.
 *
 * `job`: takes long; reports progress, can be cancelled.
 * `changes`: the topics that screens must read again after it succeeded.
 */
export interface CallSpec<I extends z.ZodType, O, E extends string> {
  readonly input: I;
  readonly errors: readonly E[];
  readonly job: boolean;
  readonly changes: readonly Topic[];
  readonly [outputOf]?: O;
}

/** What a screen shows; `changed` events name these. */
export const TOPICS = [
  'workspace',
  'company',
  'customers',
  'items',
  'imports',
  'letters',
  'bank',
  'rates',
] as const;
export type Topic = (typeof TOPICS)[number];

/** `output<AgingReport>()`: names the output type; there is nothing at run time. */
export const output = <O>(): O => undefined as O;

export const call = <I extends z.ZodType, O, const E extends string = never>(spec: {
  input: I;
  output: O;
  errors?: readonly E[];
  job?: boolean;
  changes?: readonly Topic[];
}): CallSpec<I, O, E> => ({
  input: spec.input,
  errors: spec.errors ?? [],
  job: spec.job ?? false,
  changes: spec.changes ?? [],
});

// oxlint-disable-next-line typescript/no-explicit-any -- the widest call; used only as a bound
export type AnyCall = CallSpec<z.ZodType<any>, any, any>;
export type InputOf<C extends AnyCall> = z.output<C['input']>;
export type RawInputOf<C extends AnyCall> = z.input<C['input']>;
export type OutputOf<C extends AnyCall> =
  C extends CallSpec<z.ZodType, infer O, string> ? O : never;
export type ErrorOf<C extends AnyCall> =
  C extends CallSpec<z.ZodType, unknown, infer E> ? E | CommonError : never;

/** Why a call was refused: a code for the program, a sentence for the person. */
export interface CallError<Code extends string = string> {
  readonly code: Code;
  /** Names the thing, the place and what to do; plain text, never HTML. */
  readonly message: Text;
  /** Where: `line 14, column "Due"`, or the path of an input field. */
  readonly at?: string;
  /** Only with `internal`: finds the log entry. */
  readonly ref?: string;
}
