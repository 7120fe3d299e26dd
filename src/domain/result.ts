/**
 * Expected outcomes are values; a thrown error is a bug.
 *
 *     parseMoney('1.2.3', 'EUR', '.')  ->  { ok: false, error: { code: 'not_an_amount', … } }
 */
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
export type Result<T, E> = Ok<T> | Err<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <E>(error: E): Err<E> => ({ ok: false, error });
