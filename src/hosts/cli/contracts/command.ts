/** `duebook contract list|show|add|change|retire`: what was agreed on paper; a file for each verb. */
import type { AddCommand } from '../terminal/command.ts';
import { addAdd } from './add.ts';
import { addChange } from './change.ts';
import { addList } from './list.ts';
import { addRetire } from './retire.ts';
import { addShow } from './show.ts';

export const contractCommand: AddCommand = (program, setExit) => {
  const contract = program
    .command('contract')
    .description('contracts with customers: terms, signatures, clauses that letters may cite');
  for (const add of [addList, addShow, addAdd, addChange, addRetire]) add(contract, setExit);
};
