/** Laws that claims of this ledger may be under, as they were written: our own, of customers, of contracts. */
import { sql } from 'kysely';
import { rawRows } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

export const lawsInUse = (db: ReadDb): Promise<readonly string[]> =>
  Promise.resolve(
    rawRows<readonly [string]>(
      db,
      sql`select country from company_versions where id = (select max(id) from company_versions)
        union select governing_law from customer_versions where governing_law <> ''
        union select json_extract(contract, '$.governingLaw') from contract_versions
          where json_extract(contract, '$.governingLaw') <> ''`,
    ).map(([law]) => law),
  );
