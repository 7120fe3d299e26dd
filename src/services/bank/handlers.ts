/** The bank's side: statements, lines, what they pay. */
import type { Handlers } from '../context.ts';
import { acceptReturn } from './accepting/accept-return.ts';
import { acceptTogether } from './accepting/accept-together.ts';
import { acceptLine } from './accepting/accept.ts';
import { getLine, listLines } from './lists.ts';
import { proposeMatches } from './propose.ts';
import { setAside } from './set-aside.ts';
import { listStatements } from './statements.ts';
import { undoMatch, undoTogether } from './undo.ts';

export const bankHandlers = {
  'bank.statements': listStatements,
  'bank.lines': listLines,
  'bank.line': getLine,
  'bank.propose': proposeMatches,
  'bank.accept': acceptLine,
  'bank.acceptTogether': acceptTogether,
  'bank.acceptReturn': acceptReturn,
  'bank.setAside': setAside,
  'bank.undo': undoMatch,
  'bank.undoTogether': undoTogether,
} satisfies Handlers<'bank'>;
