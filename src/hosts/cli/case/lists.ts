/**
 * `duebook promises|plans|disputes|holds|reasons|concessions [CUSTOMER]`: what was recorded, with the state
 * it has on the day.
 *
 *     Key          Customer  Items  State   Currency  Amount  Received  For         Deadline    Decided
 *     P-2026-0001  C1        INV-1  broken  EUR       500.00      0.00  2026-03-06  2026-03-10  2026-03-11
 */
import type {
  CaseDisputeRow,
  ConcessionRow,
  HoldRow,
  PlanRow,
  PromiseRow,
} from '../../../contract/calls/case.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { usage } from '../terminal/refusal.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import type { Session } from '../terminal/session.ts';
import { amountColumn, numberColumn, table, type Column } from '../terminal/table.ts';
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

interface Listed<Row> {
  readonly rows: readonly Row[];
  /** What a list tells beside its rows: in JSON, and under them for the eye. */
  readonly beside?: { readonly json: object; readonly text: string };
}

/** A list: how it is asked for, its stable JSON rows, its columns for the eye. */
interface CaseList<Row extends Keyed> {
  readonly name: string;
  readonly description: string;
  readonly none: string;
  readonly read: (session: Session, asked: Asked) => Promise<Listed<Row>>;
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
      .argument('[customer]', 'only of this customer')
      .option('--customer <code>', 'the same, as a flag')
      .action(async (code: string | undefined, flags: Flags) => {
        if (code !== undefined && flags.customer !== undefined)
          throw usage('name the customer once, as the argument or with --customer');
        const moment = momentOf(flags);
        const customer = code ?? flags.customer ?? null;
        const { rows, beside } = await inLedger(flags, 'read', (session) =>
          read(session, { ...moment, customer }),
        );
        answer(flags, { ...moment, rows: rows.map(json), ...beside?.json }, () =>
          rows.length === 0 ? `${none}\n` : table(columns, rows) + (beside?.text ?? ''),
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
  read: async (session, asked) => ({ rows: await session.call('case.promises', asked) }),
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
  read: async (session, asked) => ({ rows: await session.call('case.plans', asked) }),
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
  read: async (session, asked) => ({ rows: await session.call('case.disputes', asked) }),
  json: disputeJson,
  columns: DISPUTE_COLUMNS,
});

export const HOLD_COLUMNS: readonly Column<HoldRow>[] = [
  ...keyed<HoldRow>(),
  { header: 'Level', of: (row) => row.level },
  { header: 'Goods', of: (row) => row.goods.join('; ') },
  { header: 'Since', of: (row) => row.since },
  { header: 'Ground', of: (row) => row.ground },
];

export const holdJson = ({ name: _, ...row }: HoldRow) => row;

export const holdsCommand = listCommand<HoldRow>({
  name: 'holds',
  description: 'holds that count on the day',
  none: 'no holds',
  read: async (session, asked) => ({ rows: await session.call('case.holds', asked) }),
  json: holdJson,
  columns: HOLD_COLUMNS,
});

type ReasonRow = ToldOutput<'case.reasons'>['rows'][number];
type ReasonCount = ToldOutput<'case.reasons'>['byCode'][number];

const REASON_COLUMNS: readonly Column<ReasonRow>[] = [
  ...keyed<ReasonRow>(),
  { header: 'Code', of: (row) => row.code },
  { header: 'Said', of: (row) => row.said },
  { header: 'On', of: (row) => row.saidOn },
  { header: 'State', of: (row) => row.state },
  { header: 'Found on', of: (row) => row.foundOn ?? '' },
  { header: 'Person', of: (row) => row.person },
  { header: 'Note', of: (row) => row.note, gives: true },
];

const COUNT_COLUMNS: readonly Column<ReasonCount>[] = [
  { header: 'Code', of: (row) => row.code },
  { header: 'Said', of: (row) => row.name },
  numberColumn('Times', (row) => row.times),
  numberColumn('True', (row) => row.verified),
  numberColumn('Untrue', (row) => row.contradicted),
  numberColumn('Unverifiable', (row) => row.unverifiable),
];

export const reasonsCommand = listCommand<ReasonRow>({
  name: 'reasons',
  description: 'reasons that were given, whether they were true, and how often by code',
  none: 'no reasons',
  async read(session, asked) {
    const { rows, byCode } = await session.call('case.reasons', asked);
    return { rows, beside: { json: { byCode }, text: `\n${table(COUNT_COLUMNS, byCode)}` } };
  },
  json: ({ name: _, ...row }) => row,
  columns: REASON_COLUMNS,
});

const concessionJson = ({ amountMinor, isLive, name: _, ...row }: ConcessionRow) => ({
  ...row,
  amount: decimalOrNull(amountMinor, row.currency),
  live: isLive,
});

const decimalOrNull = (minor: number | null, currency: string | null): string | null =>
  minor === null || currency === null ? null : minorToDecimal(minor, currency);

const CONCESSION_COLUMNS: readonly Column<ConcessionRow>[] = [
  ...keyed<ConcessionRow>(),
  { header: 'Kind', of: (row) => row.kind },
  { header: 'On', of: (row) => row.on },
  { header: 'Until', of: (row) => row.until ?? '' },
  { header: 'Currency', of: (row) => row.currency ?? '' },
  {
    header: 'Amount',
    of: (row) => decimalOrNull(row.amountMinor, row.currency) ?? '',
    align: 'right',
  },
  { header: 'Approved by', of: (row) => row.approvedBy },
  { header: 'Reason', of: (row) => row.reason, gives: true },
  { header: 'Counts', of: (row) => (row.isLive ? 'yes' : 'no') },
];

export const concessionsCommand = listCommand<ConcessionRow>({
  name: 'concessions',
  description: 'who conceded what: concessions, waivers and extensions that were granted',
  none: 'no concessions',
  read: async (session, asked) => ({ rows: await session.call('case.concessions', asked) }),
  json: concessionJson,
  columns: CONCESSION_COLUMNS,
});
