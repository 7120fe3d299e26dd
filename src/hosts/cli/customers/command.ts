/**
 * `duebook customer CODE` and its verbs, each a file beside this one: who they are (`list`, `add`,
 * `change`, `name`), how they pay (`paying/`), and under what they are known (`merging/`).
 */
import type { AddCommand } from '../terminal/command.ts';
import { addAdd } from './add.ts';
import { addChange } from './change.ts';
import { addList } from './list.ts';
import { addAlias } from './merging.ts';
import { addMerge } from './merging.ts';
import { addSame } from './merging.ts';
import { addUnmerge } from './merging.ts';
import { addName } from './name.ts';
import { addAvoid } from './paying/avoid.ts';
import { addContacts } from './paying/contacts.ts';
import { addPapers } from './paying/papers.ts';
import { addPayCalendar } from './paying/pay-calendar.ts';
import { addProcess } from './paying/process.ts';
import { addProfile } from './paying/profile.ts';
import { addShow } from './show.ts';
import { addTimeline } from './timeline.ts';

const VERBS: readonly AddCommand[] = [
  addShow,
  addList,
  addAdd,
  addChange,
  addName,
  addTimeline,
  addProfile,
  addContacts,
  addPayCalendar,
  addPapers,
  addProcess,
  addAvoid,
  addAlias,
  addSame,
  addMerge,
  addUnmerge,
];

export const customerCommand: AddCommand = (program, setExit) => {
  const customer = program
    .command('customer')
    .description('customers: who they are, what is open, how they pay, merging two');
  for (const add of VERBS) add(customer, setExit);
};
