/**
 * Texts as the English they say, for tests. Beside this, `expect(text).toEqual('a sentence')` holds
 * (`vitest-texts.ts`): a test asserts the sentence a person reads, not how it is put together.
 */
import { ENGLISH, render, rendered, type Rendered } from '../../src/domain/texts/render.ts';
import type { Text } from '../../src/domain/texts/text.ts';

/** A string as it is: what a test could not find, or what a file said. */
export const english = (text: Text | string): string =>
  typeof text === 'string' ? text : render(text, ENGLISH);

/** `value` with every text in it rendered. */
export const inEnglish = <T>(value: T): Rendered<T> => rendered(value, ENGLISH);
