/** Checks of bank lines: what they were taken for never comes to more than they are. */
import { sqlCheck, type Check } from './verify-check.ts';
import { isReversalOf, liveText } from '../facts/live.ts';
import { say } from '../../domain/texts/text.ts';

const LIVE = liveText('bank_match', 'm.id');

export const BANK_CHECKS: readonly Check[] = [
  sqlCheck<{ id: number; amount: number; sum: number }>(
    'matches_within_line',
    'select count(*) as n from bank_matches',
    `select l.id, l.amount_minor as amount, sum(m.amount_minor) as sum
     from bank_matches m join bank_lines l on l.id = m.bank_line_id where ${LIVE}
     group by l.id having abs(sum(m.amount_minor)) > abs(l.amount_minor)
       or min(m.amount_minor) < 0 and max(m.amount_minor) > 0
       or sum(m.amount_minor) * 1.0 * l.amount_minor < 0`,
    (row) => say`bank line ${row.id} of ${row.amount} is matched with ${row.sum}`,
  ),
  sqlCheck<{ number: string; amount: number; sum: number }>(
    'matches_within_receipt',
    "select count(*) as n from bank_matches where kind = 'receipt'",
    `select p.number, coalesce(p.paid_minor, p.amount_minor) as amount, sum(m.amount_minor) as sum
     from bank_matches m join receipts p on p.id = m.receipt_id
     where m.kind = 'receipt' and ${LIVE}
     group by p.id having sum(m.amount_minor) > coalesce(p.paid_minor, p.amount_minor)`,
    (row) => say`receipt ${row.number} of ${row.amount} is matched with bank lines of ${row.sum}`,
  ),
  sqlCheck<{ id: number }>(
    'undone_lines_are_not_matched',
    'select count(*) as n from bank_lines',
    `select m.id from bank_matches m join bank_lines l on l.id = m.bank_line_id
     join reversals u on ${isReversalOf('u', 'import_batch', 'l.batch_id')} where ${LIVE}`,
    (row) => say`match ${row.id} counts though the import of its line was undone`,
  ),
];
