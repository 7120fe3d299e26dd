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
