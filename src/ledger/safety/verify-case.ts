/**
 * Checks of case facts: the table does not know their kinds, so every row is read with the reader of
 * its kind, as when it was recorded.
 */
import {
  aCaseFact,
  caseFactKind,
  detailFaults,
  detailReaders,
  isCaseFactKind,
  KINDS_WITH_VERSIONS,
} from '../../domain/facts/case-facts.ts';
import { connectionOf } from '../connection.ts';
import { detailsOf } from '../queries/case/case-facts.ts';
import { liveText } from '../facts/live.ts';
import { MAX_FINDINGS_PER_CHECK, sqlCheck, type Check } from './verify-check.ts';
import { day, say, type Text } from '../../domain/texts/text.ts';
import type { IsoDate } from '../../domain/dates.ts';

interface Row {
  readonly key: string;
  readonly kind: string;
  readonly effective_on: IsoDate;
  readonly until_on: IsoDate | null;
  readonly amount_minor: number | null;
  readonly details: string;
  readonly about_id: number | null;
  readonly about: string | null;
}

/** What is wrong with one row, or null. */
function faultOf(row: Row): Text | null {
  const { key } = row;
  if (!isCaseFactKind(row.kind))
    return say`case fact ${key} is of the kind ${row.kind}, which this program does not know`;
  const { until, amount, namesAnother } = caseFactKind(row.kind);
  const what = aCaseFact(row.kind);
  if (row.until_on === null && until?.isRequired === true)
    return say`case fact ${key} is ${what} without its second day`;
  if (row.until_on !== null && until === null)
    return say`case fact ${key} is ${what} with a second day`;
  if (row.until_on !== null && row.until_on < row.effective_on)
    return say`case fact ${key} ends on ${day(row.until_on)}, before it begins`;
  if (row.amount_minor === null && amount?.isRequired === true)
    return say`case fact ${key} is ${what} without its amount`;
  if (row.amount_minor !== null && amount === null)
    return say`case fact ${key} is ${what} with an amount`;
  if (namesAnother === true && row.about_id === null)
    return say`case fact ${key} is ${what} of nothing`;
  const about = row.about !== null && isCaseFactKind(row.about) ? row.about : null;
  const [fault] = detailFaults(detailsOf(row.details), detailReaders(row.kind, about));
  return fault === undefined ? null : say`case fact ${key} is ${what} whose ${fault.what}`;
}

export const CASE_CHECKS: readonly Check[] = [
  {
    check: 'case_facts_can_be_read',
    run(db) {
      const wrong: Text[] = [];
      let looked = 0;
      const rows = connectionOf(db).db.prepare<unknown[], Row>(
        `select f.key, f.kind, f.effective_on, f.until_on, f.amount_minor, f.details, f.about_id,
           a.kind as about
         from case_facts f left join case_facts a on a.id = f.about_id order by f.id`,
      );
      for (const row of rows.iterate()) {
        looked += 1;
        const fault = wrong.length < MAX_FINDINGS_PER_CHECK ? faultOf(row) : null;
        if (fault !== null) wrong.push(fault);
      }
      return { looked, wrong };
    },
  },
  sqlCheck<{ key: string; kinds: string }>(
    'case_fact_versions_are_of_one_fact',
    'select count(*) as n from case_facts',
    `select t.key, group_concat(distinct t.kind) as kinds from case_facts t
     where ${liveText('case_fact', 't.id')}
     group by t.key having count(*) > 1
       and (count(distinct t.kind) > 1 or min(t.kind) not in (${KINDS_WITH_VERSIONS.map((kind) => `'${kind}'`).join(', ')}))`,
    (row) => say`the key ${row.key} is used by several case facts (${row.kinds})`,
  ),
];
