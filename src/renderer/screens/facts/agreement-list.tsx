/**
 * Promises, plans, disputed items, holds, reasons and concessions of everybody, with the state each has on the
 * day shown; beside a row what runs with its customer, where it is ended.
 */
import { useMemo, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Chip, type ChipTone } from '../../kit/chip.tsx';
import { usePanelSize } from '../../kit/explain/use-panel-size.ts';
import { ErrorState } from '../../kit/states.tsx';
import { customerColumn, DataGrid, type GridColumn, moneyColumn } from '../../kit/table/index.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { Agreements } from '../customers/case/agreements.tsx';
import { HeldChip } from '../customers/case/held-chip.tsx';
import { CaseBand } from '../customers/case/case-band.tsx';
import caseClasses from '../customers/case/case.module.css';
import { CustomerPanelFoot } from '../customers/customer-panel-foot.tsx';
import { currencyColumn, date, text, type Words } from './columns/column-parts.tsx';

type Rows = {
  readonly promises: ToldOutput<'case.promises'>[number];
  readonly plans: ToldOutput<'case.plans'>[number];
  readonly disputedItems: ToldOutput<'case.disputes'>[number];
  readonly holds: ToldOutput<'case.holds'>[number];
  readonly reasons: ReasonList['rows'][number] & { readonly count: ReasonList['byCode'][number] };
  readonly concessions: ToldOutput<'case.concessions'>[number];
};
type ReasonList = ToldOutput<'case.reasons'>;
export type AgreementKind = keyof Rows;
type Row = Rows[AgreementKind];

const CALLS = {
  promises: 'case.promises',
  plans: 'case.plans',
  disputedItems: 'case.disputes',
  holds: 'case.holds',
  reasons: 'case.reasons',
  concessions: 'case.concessions',
} as const satisfies Readonly<Record<AgreementKind, string>>;

const TONES: Readonly<Record<string, ChipTone>> = {
  open: 'good',
  on_track: 'good',
  broken: 'event',
  partly_kept: 'event',
  defaulted: 'event',
  hold: 'stop',
  cash_only: 'stop',
  prepaid: 'stop',
  staged: 'stop',
  verified: 'good',
  contradicted: 'event',
  yes: 'good',
};

const rowKey = (row: Row): string => `${row.customer} ${row.key} ${row.items.join(' ')}`;

/** A reason with how often its code was given and was true. */
function rowsOf(told: ToldOutput<(typeof CALLS)[AgreementKind]>): readonly Row[] {
  if (!('byCode' in told)) return told;
  return told.rows.flatMap((row) =>
    told.byCode.filter(({ code }) => code === row.code).map((count) => ({ ...row, count })),
  );
}

export function AgreementList(props: { readonly kind: AgreementKind }): ReactNode {
  const { kind } = props;
  const { t } = useTranslation('ledger');
  const { input } = useMoment();
  const home = useWorkspace().ledger.currency;
  const answer = useCall(CALLS[kind], { ...input, customer: null });
  const [open, setOpen] = useQueryParam('agreement');
  const columns = useMemo(
    () => columnsOf(t, home)[kind] as readonly GridColumn<Row>[],
    [t, home, kind],
  );
  const rows = useMemo(
    () => (answer.data === undefined ? undefined : rowsOf(answer.data)),
    [answer.data],
  );
  const chosen = rows?.find((row) => rowKey(row) === open);
  return (
    <>
      <DataGrid
        name={`ledger-${kind}`}
        label={t(`tabs.${kind}`)}
        columns={columns}
        rows={rows}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        rowKey={rowKey}
        startSort={{ id: kind === 'promises' ? 'promisedFor' : 'since', desc: true }}
        openKey={chosen === undefined ? null : open}
        onOpen={(row) => setOpen(rowKey(row))}
        onPage={(row) => navigate(pathTo(['customers', row.customer]))}
        countText={(count) => t(`agreements.count.${kind}`, { count })}
        filterHint={t('search')}
        empty={{ title: t(`agreements.none.${kind}`), text: t('agreements.noneText') }}
        autoFocus
      />
      {chosen !== undefined && <AgreementPanel row={chosen} onClose={() => setOpen(null)} />}
    </>
  );
}

function AgreementPanel(props: { readonly row: Row; readonly onClose: () => void }): ReactNode {
  const { customer, name } = props.row;
  const { input } = useMoment();
  const size = usePanelSize();
  const { data, error, refetch } = useCall('case.get', { ...input, customer });
  return (
    <SidePanel
      title={name}
      subtitle={
        <>
          {customer} {data !== undefined && <HeldChip of={data} />}
        </>
      }
      size={size}
      onClose={props.onClose}
      footer={<CustomerPanelFoot customer={customer} />}
    >
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={220} />
      ) : (
        <div className={caseClasses.folded}>
          <CaseBand of={data} />
          <Agreements of={data} />
        </div>
      )}
    </SidePanel>
  );
}

type ColumnsOf = { readonly [Kind in AgreementKind]: readonly GridColumn<Rows[Kind]>[] };

function columnsOf(t: Words, home: string): ColumnsOf {
  const who = <R extends Row>(): GridColumn<R> =>
    customerColumn(t('customer'), 180, {
      id: 'customer',
      pinned: true,
      always: true,
      search: (row) => [row.name, row.customer, row.key, ...row.items],
    });
  const about = <R extends Row>(): GridColumn<R> =>
    text('items', t('agreements.items'), 190, (row) =>
      row.items.length === 0 ? t('agreements.everything') : row.items.join(', '),
    );
  const state = <R extends Row>(value: (row: R) => string, words: (value: string) => string) =>
    text<R>('state', t('state'), 116, (row) => words(value(row)), {
      brief: true,
      sortBy: (row) => words(value(row)),
      cell: (row) => <Chip tone={TONES[value(row)] ?? 'plain'}>{words(value(row))}</Chip>,
    });
  const money = <R extends Row & { readonly currency: string | null }>(
    id: string,
    header: string,
    minor: (row: R) => number | null,
    more: Partial<GridColumn<R>> = {},
  ): GridColumn<R> => ({
    ...moneyColumn<R>({
      id,
      header,
      width: 116,
      home,
      currency: (row) => row.currency ?? home,
      minor,
    }),
    ...more,
  });
  const sorted = <R,>(column: GridColumn<R>): GridColumn<R> => ({
    ...column,
    descFirst: true,
    sortBy: column.text,
  });
  return {
    promises: [
      who(),
      about(),
      sorted(date('madeOn', t('agreements.madeOn'), (row) => row.madeOn)),
      sorted(date('promisedFor', t('agreements.promisedFor'), (row) => row.promisedFor)),
      date('deadline', t('agreements.deadline'), (row) => row.deadline),
      currencyColumn(t),
      money('amount', t('amount'), (row) => row.amountMinor, { brief: true }),
      money('received', t('agreements.received'), (row) => row.receivedMinor),
      state(
        (row) => row.state,
        (one) => t(`agreements.states.${one as 'open'}`),
      ),
    ],
    plans: [
      who(),
      about(),
      sorted(date('since', t('agreements.agreedOn'), (row) => row.agreedOn)),
      date('nextOn', t('agreements.nextOn'), (row) => row.nextOn),
      currencyColumn(t),
      money('agreed', t('agreements.agreed'), (row) => row.agreedMinor, { brief: true }),
      money('dueByNow', t('agreements.dueByNow'), (row) => row.dueByNowMinor),
      money('received', t('agreements.received'), (row) => row.receivedMinor),
      state(
        (row) => row.state,
        (one) => t(`agreements.states.${one as 'on_track'}`),
      ),
    ],
    disputedItems: [
      who(),
      about(),
      sorted(date('since', t('openedOn'), (row) => row.since)),
      sorted(date('decideBy', t('agreements.decideBy'), (row) => row.decideBy)),
      currencyColumn(t),
      money('disputed', t('agreements.disputed'), (row) => row.disputedMinor, { brief: true }),
      text('reason', t('agreements.reason'), 180, (row) => row.reason, { grow: true }),
      state(
        (row) => row.state,
        (one) => t(`agreements.states.${one as 'open'}`),
      ),
    ],
    holds: [
      who(),
      state(
        (row) => row.level,
        (one) => t(`agreements.levels.${one as 'hold'}`),
      ),
      sorted(date('since', t('openedOn'), (row) => row.since)),
      text('ground', t('agreements.ground'), 320, (row) => row.ground, { grow: true }),
    ],
    reasons: [
      who(),
      text('code', t('code'), 58, (row) => row.code),
      text('said', t('agreements.said'), 172, (row) => row.said, { brief: true }),
      sorted(date('since', t('agreements.saidOn'), (row) => row.saidOn)),
      state(
        (row) => row.state,
        (one) => t(`agreements.found.${one as 'claimed'}`),
      ),
      sorted(date('foundOn', t('agreements.foundOn'), (row) => row.foundOn)),
      text(
        'count',
        t('agreements.trueSoFar'),
        96,
        ({ count: { verified, times } }) => t('agreements.trueOf', { verified, times }),
        { hint: t('agreements.trueSoFarHint') },
      ),
      text('person', t('agreements.person'), 116, (row) => row.person),
      text('note', t('agreements.note'), 180, (row) => row.note, { grow: true }),
    ],
    concessions: [
      who(),
      text('kind', t('kind'), 96, (row) => t(`agreements.kinds.${row.kind}`), { brief: true }),
      { ...about(), width: 124 },
      sorted(date('since', t('date'), (row) => row.on)),
      date('until', t('agreements.until'), (row) => row.until),
      currencyColumn(t),
      money('amount', t('amount'), (row) => row.amountMinor),
      text('approvedBy', t('agreements.approvedBy'), 124, (row) => row.approvedBy),
      text('reason', t('agreements.reason'), 130, (row) => row.reason, { grow: true }),
      {
        ...state(
          (row) => (row.isLive ? 'yes' : 'no'),
          (one) => t(`agreements.counts.${one as 'yes'}`),
        ),
        width: 84,
      },
      text('person', t('agreements.person'), 120, (row) => row.person, { startsHidden: true }),
    ],
  };
}
