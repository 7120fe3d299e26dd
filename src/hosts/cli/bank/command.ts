/**
 * `duebook match [propose|accept|return|aside|undo]`: bank lines and what they pay; each verb is a
 * file beside this one. Without a verb it proposes.
 */
import type { AddCommand } from '../terminal/command.ts';
import { addAccept } from './accept.ts';
import { addAside } from './aside.ts';
import { addLines } from './lines.ts';
import { addPropose } from './propose.ts';
import { addReturn } from './return.ts';
import { addUndo } from './undo.ts';

export const matchCommand: AddCommand = (program, setExit) => {
  const match = program.command('match').description('bank lines and the items they pay');
  for (const add of [addPropose, addLines, addAccept, addReturn, addAside, addUndo])
    add(match, setExit);
};
