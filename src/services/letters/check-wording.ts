/** Whether a text may be the wording of a letter; nothing is recorded. */
import { checkWording } from '../../domain/letters/text-check.ts';
import { ok } from '../../domain/result.ts';
import type { Handler } from '../context.ts';

export const checkLetterWording: Handler<'letters.checkWording'> = (_, { text, language, level }) =>
  Promise.resolve(ok(checkWording(text, language, level)));
