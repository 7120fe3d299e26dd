/** Schemas of the small things that every topic uses. */
import { z } from 'zod';
import { isCurrencyCode } from '../domain/currencies.ts';
import { isInstant, parseIsoDate, type Instant, type IsoDate } from '../domain/dates.ts';
import { isLocale, USUAL_LOCALE } from '../domain/reader-format.ts';
import {
  say,
  storedText,
  type Text,
  textOfStored,
  type TextValue,
  verbatim,
} from '../domain/texts/text.ts';

/** A fault as zod keeps it: the sentence, whose first value is the field it is about. */
export const fieldFault = (sentence: Text): string => storedText(sentence);

/** The sentence of a `fieldFault` about `field`; null: the message is none, but words of zod. */
export function sentenceOfFault(message: string, field: TextValue): Text | null {
  const { template, values } = textOfStored(message);
  return template === verbatim('').template
    ? null
    : { template, values: [field, ...values.slice(1)] };
}

export const isoDate = z.custom<IsoDate>(
  (value) => typeof value === 'string' && parseIsoDate(value) !== null,
  fieldFault(say`${'field'} is not a date; dates are written YYYY-MM-DD`),
);
export const instant = z.custom<Instant>(
  (value) => typeof value === 'string' && isInstant(value),
  fieldFault(say`${'field'} is not a moment; moments are written YYYY-MM-DDTHH:MM:SS.mmmZ`),
);
export const currencyCode = z
  .string()
  .refine(
    isCurrencyCode,
    fieldFault(say`${'field'} is not a currency code (three letters, like EUR)`),
  );
/** ISO 3166 alpha-2, capital letters. */
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, fieldFault(say`${'field'} is not a country code (two letters, like ES)`));
export const positiveMinor = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const bytes = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array,
  fieldFault(say`${'field'} is not a file`),
);

/** How the reader writes figures and dates: BCP 47. */
export const readerLocale = z
  .string()
  .refine(
    isLocale,
    fieldFault(say`${'field'} is not a locale that is known here (like en-GB or es-ES)`),
  )
  .default(USUAL_LOCALE);

/** What a list or report is narrowed to; empty: everything. */
export const searchText = z.string().trim().max(200).default('');

/** Trimmed text of 1 to `max` characters on one or several lines. */
export const text = (max = 200) =>
  z
    .string()
    .trim()
    .min(1, fieldFault(say`${'field'} is empty`))
    .max(max);
export const optionalText = (max = 200) => z.string().trim().max(max).default('');

/**
 * Which facts count. `asOf`: effective on or before this date (inclusive).
 * `knownAt`: recorded at or before this instant (inclusive); null: everything known by now.
 */
export const moment = z.object({
  asOf: isoDate,
  knownAt: instant.nullable().default(null),
});

/** `offset` rows skipped, at most `limit` returned. */
export const page = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(5000).default(200),
});

/** A file to hand to the person. */
export interface FileOut {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
