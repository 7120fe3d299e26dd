import type { Handlers } from '../context.ts';
import { cancelIssuedLetter } from './cancel.ts';
import { checkLetterWording } from './check-wording.ts';
import { issueLetters } from './issue.ts';
import { previewLetter } from './preview.ts';
import { proposeLetters } from './propose.ts';
import { getLetter, letterPdf, listLetters } from './register.ts';

export const letterHandlers = {
  'letters.propose': proposeLetters,
  'letters.preview': previewLetter,
  'letters.issue': issueLetters,
  'letters.list': listLetters,
  'letters.get': getLetter,
  'letters.pdf': letterPdf,
  'letters.cancel': cancelIssuedLetter,
  'letters.checkWording': checkLetterWording,
} satisfies Handlers<'letters'>;
