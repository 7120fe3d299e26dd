/** The list query that leaves nothing out: everything known, whenever it takes effect. */
import { NEVER } from '../../domain/dates.ts';

export const EVERYTHING = {
  asOf: NEVER,
  knownAt: null,
  search: '',
  customer: null,
  offset: 0,
  limit: 100,
} as const;

/** The limit of a query whose rows are added up: a sum over a cut list is a wrong sum. */
export const ALL_ROWS = 2_147_483_647;
