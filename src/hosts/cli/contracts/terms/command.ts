/** `duebook terms preview|show|set`: when an invoice has to be paid; each verb is a file beside this. */
import type { AddCommand } from '../../terminal/command.ts';
import { addPreview } from './preview.ts';
import { addSet } from './set.ts';
import { addShow } from './show.ts';

export const termsCommand: AddCommand = (program, setExit) => {
  const terms = program
    .command('terms')
    .description('when invoices have to be paid: what words mean, what a customer agreed to');
  for (const add of [addPreview, addShow, addSet]) add(terms, setExit);
};
