/** `duebook rates import|list|show|set`; each verb is a file beside this one. */
import type { AddCommand } from '../terminal/command.ts';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addSet } from './set.ts';
import { addShow } from './show.ts';

export const ratesCommand: AddCommand = (program, setExit) => {
  const rates = program.command('rates').description('rates of exchange, dated');
  for (const add of [addImport, addList, addShow, addSet]) add(rates, setExit);
};
