/**
 * Checks that what is stored can be read: the tables are those the migrations make, a date is a day of
 * the calendar, a currency exists, a contract, a profile and terms are what their readers take. A bit
 * that another program or a disk changed is otherwise met by whoever opens the one customer it is in.
 */
import { isCurrencyCode } from '../../domain/currencies.ts';
import { readPolicy } from '../../domain/case/policy.ts';
import { readContract } from '../../domain/contracts/read-contract.ts';
import { readProfile } from '../../domain/customers/read-profile.ts';
import { isInstant, parseIsoDate } from '../../domain/dates.ts';
import { readTerms } from '../../domain/terms/read-terms.ts';
import { connectionOf } from '../connection.ts';
import { ledgerAsMade, SCHEMA, type SchemaEntry } from '../migrations/as-made.ts';
import { MAX_FINDINGS_PER_CHECK, type Check } from './verify-check.ts';
import { say, type Text } from '../../domain/texts/text.ts';

/** Versions of SQLite differ in how they write a changed table down again: blanks and quotes. A flipped bit makes of the text no text. */
const plain = (ddl: unknown): string =>
  typeof ddl === 'string' ? ddl.replace(/[\s"]+/g, ' ') : '';

const schemaCheck: Check = {
  check: 'schema_as_made',
  run(db) {
    const stored = new Map(
      connectionOf(db)
        .db.prepare<[], SchemaEntry>(SCHEMA)
        .all()
        .map((entry) => [`${entry.type} ${entry.name}`, plain(entry.sql)]),
    );
    const expected = ledgerAsMade().schema;
    return {
      looked: expected.length,
      wrong: expected
        .filter((entry) => stored.get(`${entry.type} ${entry.name}`) !== plain(entry.sql))
        .map((entry) => say`the ${entry.type} ${entry.name} is not there as Duebook made it`)
        .slice(0, MAX_FINDINGS_PER_CHECK),
    };
  },
};

/** Columns by the CHECK that their table has on them, and what a value of them must be beyond it. */
const KINDS: readonly (readonly [pattern: RegExp, what: Text, isOne: (text: string) => boolean])[] =
  [
    [
      /(\w+) glob '(?:\[0-9\]){4}-/g,
      say`a day of the calendar`,
      (text) => parseIsoDate(text) !== null,
    ],
    [/(\w+) glob '\?{4}-/g, say`a moment`, isInstant],
    [/(\w+) glob '(?:\[A-Z\]){3}'/g, say`a currency`, isCurrencyCode],
  ];

const valuesCheck: Check = {
  check: 'stored_values',
  run(db) {
    const { db: sqlite } = connectionOf(db);
    const wrong: Text[] = [];
    let looked = 0;
    for (const { type, name, sql } of ledgerAsMade().schema) {
      if (type !== 'table') continue;
      for (const [pattern, what, isOne] of KINDS)
        for (const [, column = ''] of sql.matchAll(pattern)) {
          looked += 1;
          const values = sqlite
            .prepare<[], string | null>(`select distinct ${column} from ${name}`)
            .pluck()
            .iterate();
          for (const value of values)
            if (value !== null && !isOne(value) && wrong.length < MAX_FINDINGS_PER_CHECK)
              wrong.push(say`${name} has "${value}" as ${column}, which is not ${what}`);
        }
    }
    return { looked, wrong };
  },
};

/** Details that are kept as JSON, with their readers. `unreadable`: the sentence about `of`, whose they are. */
const DETAILS: readonly {
  readonly unreadable: (of: string) => Text;
  readonly sql: string;
  readonly isReadable: (value: unknown) => boolean;
}[] = [
  {
    unreadable: (of) => say`the contract ${of} cannot be read any more`,
    sql: 'select number as of, contract as json from contract_versions',
    isReadable: (value) => readContract(value).ok,
  },
  {
    unreadable: (of) => say`the profile of customer ${of} cannot be read any more`,
    sql: 'select c.code as of, p.profile as json from customer_profiles p join customers c on c.id = p.customer_id',
    isReadable: (value) => readProfile(value).ok,
  },
  {
    unreadable: (of) => say`version ${of} of the collection policy cannot be read any more`,
    sql: 'select cast(id as text) as of, policy as json from policy_versions',
    isReadable: (value) => readPolicy(value).ok,
  },
  {
    unreadable: (of) => say`the terms of invoice ${of} cannot be read any more`,
    sql: "select number as of, terms_rule as json from invoices where terms_rule <> ''",
    isReadable: (value) => readTerms(value).ok,
  },
];

const detailsCheck: Check = {
  check: 'stored_details',
  run(db) {
    const wrong: Text[] = [];
    let looked = 0;
    for (const { unreadable, sql, isReadable } of DETAILS)
      for (const row of connectionOf(db)
        .db.prepare<[], { of: string; json: string }>(sql)
        .iterate()) {
        looked += 1;
        if (wrong.length < MAX_FINDINGS_PER_CHECK && !isReadable(parsed(row.json)))
          wrong.push(unreadable(row.of));
      }
    return { looked, wrong };
  },
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

export const VALUE_CHECKS: readonly Check[] = [schemaCheck, valuesCheck, detailsCheck];
