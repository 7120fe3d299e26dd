/** Set up before every test file: a text equals the English sentence that it says. */
import { expect } from 'vitest';
import { isText } from '../../src/domain/texts/text.ts';
import { english } from './english.ts';

expect.addEqualityTesters([
  (one: unknown, other: unknown): boolean | undefined => {
    if (isText(one) && typeof other === 'string') return english(one) === other;
    if (isText(other) && typeof one === 'string') return english(other) === one;
    return undefined;
  },
]);
