/** Collection policies: each change is a new version, the newest that is known is in force. */
import { appendOnly, isInstant } from '../dialects/sqlite.ts';
import type { Migration } from './migration.ts';

export const policies: Migration = {
  version: 5,
  name: 'policies',
  up: (db) => {
    db.exec(`
create table policy_versions (
  id integer primary key,
  recorded_at text not null ${isInstant('recorded_at')},
  policy text not null check (json_valid(policy)),
  note text not null
) strict;
${appendOnly('policy_versions')}
`);
  },
};
