/** `duebook letters propose|issue|list|cancel|pdf`; each verb is a file beside this one. */
import type { AddCommand } from '../terminal/command.ts';
import { addCancel } from './cancel.ts';
import { addIssue } from './issue.ts';
import { addList } from './list.ts';
import { addPdf } from './pdf.ts';
import { addPropose } from './propose.ts';

export const lettersCommand: AddCommand = (program, setExit) => {
  const letters = program.command('letters').description('formal demand letters');
  for (const add of [addPropose, addIssue, addList, addCancel, addPdf]) add(letters, setExit);
};
