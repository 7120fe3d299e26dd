/**
 * Which fault belongs beside which field. Positions count from 1, as the domain's readers count.
 *
 *     contacts[2].email: "ana at ruiz" is not an e-mail address
 *     placed(faults, 'contacts[2]')('email')  ->  "ana at ruiz" is not …
 *     placed(faults, 'contacts[2]')('hours')  ->  what is wrong in any of its hours
 */
import type { FieldFault } from '../../../domain/customers/field-reader.ts';
import { render } from '../../../domain/texts/render.ts';
import type { CallError } from '../../data/call-error.ts';
import { readerLanguage } from '../../texts/i18n.ts';
import { verbatim } from '../../../domain/texts/text.ts';

export type Placed = (field: string) => string | undefined;

export function placed(faults: readonly FieldFault[], root = ''): Placed {
  return (field) => {
    const place = root === '' || field === '' ? root + field : `${root}.${field}`;
    const found = faults.find(
      (fault) =>
        fault.field === place ||
        (field !== '' &&
          (fault.field.startsWith(`${place}.`) || fault.field.startsWith(`${place}[`))),
    );
    return found === undefined ? undefined : render(found.message, readerLanguage());
  };
}

/** A refusal that names a field, as its fault; none when it is about the whole. */
export const faultsOf = (error: CallError | null): readonly FieldFault[] =>
  error?.at === undefined ? [] : [{ field: error.at, message: verbatim(error.message) }];

/**
 * A refusal beside the field that its code is about; any other is
 * about the whole.
 *
 *     besides(record.error, { number_taken: 'number' }).wrong('number')
 *     ->  There is an invoice "4711" already; …
 */
export function besides(
  error: CallError | null,
  fieldOf: Readonly<Record<string, string>>,
): { readonly wrong: Placed; readonly whole: CallError | null } {
  const field = error === null ? undefined : fieldOf[error.code];
  return {
    wrong: (asked) => (field === asked ? error?.message : undefined),
    whole: field === undefined ? error : null,
  };
}
