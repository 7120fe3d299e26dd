/**
 * `duebook attach add|list|get|remove`: attachments of a customer, an invoice or a contract; each
 * verb is a file beside this one.
 *
 *     duebook attach add scan.pdf --customer C4 --contract K-2026-014 --note "signed copy"
 */
import { addAdd } from './add.ts';
import { addGet } from './get.ts';
import { addList } from './list.ts';
import { addRemove } from './remove.ts';
import type { AddCommand } from '../../terminal/command.ts';

export const attachCommand: AddCommand = (program, setExit) => {
  const attach = program
    .command('attach')
    .description('papers kept with a customer, an invoice or a contract');
  for (const add of [addAdd, addList, addGet, addRemove]) add(attach, setExit);
};
