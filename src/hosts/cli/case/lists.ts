/**
 * `duebook promises|plans|disputes|holds [--customer C]`: what was recorded, with the state it has on
 * the day.
 *
 *     Key          Customer  Items  State   Currency  Amount  Received  For         Deadline    Decided
 *     P-2026-0001  C1        INV-1  broken  EUR       500.00      0.00  2026-03-06  2026-03-10  2026-03-11
 */
import type { CaseDisputeRow, HoldRow, PlanRow, PromiseRow } from '../../../contract/calls/case.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import type { Session } from '../terminal/session.ts';
import { amountColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends MomentFlags, VerbFlags {
  readonly customer?: string;
}
type Asked = ReturnType<typeof momentOf> & { readonly customer: string | null };

interface Keyed {
  readonly key: string;
  readonly customer: string;
  readonly items: readonly string[];
}

const keyed = <Row extends Keyed>(): readonly Column<Row>[] => [
  { header: 'Key', of: (row) => row.key },
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Items', of: (row) => (row.items.length === 0 ? 'all' : row.items.join(' ')) },
];

/** A list: how it is asked for, its stable JSON rows, its columns for the eye. */
interface CaseList<Row extends Keyed> {
  readonly name: string;
  readonly description: string;
  readonly none: string;
  readonly read: (session: Session, asked: Asked) => Promise<readonly Row[]>;
  readonly json: (row: Row) => object;
  readonly columns: readonly Column<Row>[];
}

const listCommand =
  <Row extends Keyed>({
    name,
    description,
    none,
    read,
    json,
    columns,
  }: CaseList<Row>): AddCommand =>
  (program) => {
    withFormat(withMoment(program.command(name)), ['table', 'json'])
      .description(description)
      .option('--customer <code>', 'only of this customer')
      .action(async (flags: Flags) => {
        const moment = momentOf(flags);
        const rows = await inLedger(flags, 'read', (session) =>
          read(session, { ...moment, customer: flags.customer ?? null }),
        );
        answer(flags, { ...moment, rows: rows.map(json) }, () =>
          rows.length === 0 ? `${none}\n` : table(columns, rows),
        );
      });
  };

export const promiseJson = ({
  amountMinor,
  spokenMinor,
  receivedMinor,
  name: _,
  ...row
}: PromiseRow) => ({
  ...row,
  amount: minorToDecimal(amountMinor, row.currency),
  spoken: minorToDecimal(spokenMinor, row.currency),
  received: minorToDecimal(receivedMinor, row.currency),
});

export const PROMISE_COLUMNS: readonly Column<PromiseRow>[] = [
  ...keyed<PromiseRow>(),
  { header: 'State', of: (row) => row.state },
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Amount', (row) => row.amountMinor),
  amountColumn('Received', (row) => row.receivedMinor),
  { header: 'For', of: (row) => row.promisedFor },
  { header: 'Deadline', of: (row) => row.deadline },
  { header: 'Decided', of: (row) => row.decidedOn ?? '' },
];

export const promisesCommand = listCommand<PromiseRow>({
  name: 'promises',
  description: 'promises to pay and what became of them',
  none: 'no promises',
  read: (session, asked) => session.call('case.promises', asked),
  json: promiseJson,
  columns: PROMISE_COLUMNS,
});

export const planJson = ({
  agreedMinor,
  receivedMinor,
  dueByNowMinor,
  name: _,
  ...row
}: PlanRow) => ({
  ...row,
  agreed: minorToDecimal(agreedMinor, row.currency),
  received: minorToDecimal(receivedMinor, row.currency),
  dueByNow: minorToDecimal(dueByNowMinor, row.currency),
});

export const PLAN_COLUMNS: readonly Column<PlanRow>[] = [
  ...keyed<PlanRow>(),
  { header: 'State', of: (row) => row.state },
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Agreed', (row) => row.agreedMinor),
  amountColumn('Received', (row) => row.receivedMinor),
  amountColumn('Due by now', (row) => row.dueByNowMinor),
  { header: 'Next', of: (row) => row.nextOn ?? '' },
];

export const plansCommand = listCommand<PlanRow>({
  name: 'plans',
  description: 'payment plans and how they stand',
  none: 'no plans',
  read: (session, asked) => session.call('case.plans', asked),
  json: planJson,
  columns: PLAN_COLUMNS,
});

export const disputeJson = ({ disputedMinor, name: _, ...row }: CaseDisputeRow) => ({
  ...row,
  disputed: minorToDecimal(disputedMinor, row.currency),
});

export const DISPUTE_COLUMNS: readonly Column<CaseDisputeRow>[] = [
  ...keyed<CaseDisputeRow>(),
  { header: 'Since', of: (row) => row.since },
  { header: 'Decide by', of: (row) => row.decideBy ?? '' },
  { header: 'State', of: (row) => row.state },
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Disputed', (row) => row.disputedMinor),
  { header: 'About', of: (row) => row.category },
  { header: 'Reason', of: (row) => row.reason },
];

export const disputesCommand = listCommand<CaseDisputeRow>({
  name: 'disputes',
  description: 'what customers dispute, an item a row',
  none: 'no disputes',
  read: (session, asked) => session.call('case.disputes', asked),
  json: disputeJson,
  columns: DISPUTE_COLUMNS,
});

export const HOLD_COLUMNS: readonly Column<HoldRow>[] = [
  ...keyed<HoldRow>(),
  { header: 'Level', of: (row) => row.level },
  { header: 'Since', of: (row) => row.since },
  { header: 'Ground', of: (row) => row.ground },
];

export const holdJson = ({ name: _, ...row }: HoldRow) => row;

export const holdsCommand = listCommand<HoldRow>({
  name: 'holds',
  description: 'holds that count on the day',
  none: 'no holds',
  read: (session, asked) => session.call('case.holds', asked),
  json: holdJson,
  columns: HOLD_COLUMNS,
});
