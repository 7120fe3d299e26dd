/** Rates of late-payment laws that the owner enters; those that come with the program are in the program. */
import { appendOnly, isInstant } from '../dialects/sqlite.ts';
import type { Migration } from './migration.ts';

export const legalRates: Migration = {
  version: 6,
  name: 'legal rates',
  up: (db) => {
    db.exec(`
create table legal_rates (
  id integer primary key,
  law text not null check (length(law) = 2),
  from_on text not null,
  until_on text,
  percent text not null,
  source text not null,
  verified_on text not null,
  recorded_at text not null ${isInstant('recorded_at')}
) strict;
${appendOnly('legal_rates')}
`);
  },
};
