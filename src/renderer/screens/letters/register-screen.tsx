/** All letters ever issued: what they demanded, what is still open, and the PDF as it was sent. */
import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { LetterRow } from '../../../contract/calls/letters.ts';
import { daysBetween, type IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatAmount, formatDate } from '../../format/format.ts';
import { Screen } from '../../frame/screen.tsx';
import {
  commonCurrency,
  customerColumn,
  DataGrid,
  type GridColumn,
  moneyColumn,
  ZERO_MARK,
} from '../../kit/table/index.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { LetterPanel } from './letter-panel.tsx';
import { letterState, LetterStateChip } from './letter-state.tsx';

function columnsOf(
  t: TFunction<'letters'>,
  common: string | null,
  asOf: IsoDate,
): readonly GridColumn<LetterRow>[] {
  const currency = (row: LetterRow): string => row.currency;
  return [
    {
      id: 'number',
      header: t('register.number'),
      kind: 'text',
      width: 112,
      pinned: true,
      always: true,
      brief: true,
      text: (row) => row.number,
      sortBy: (row) => row.number,
    },
    customerColumn(t('register.customer'), 140),
    {
      id: 'customer',
      header: t('register.code'),
      kind: 'text',
      width: 96,
      startsHidden: true,
      text: (row) => row.customer,
      sortBy: (row) => row.customer,
    },
    {
      id: 'level',
      header: t('register.level'),
      kind: 'number',
      width: 56,
      startsHidden: true,
      text: (row) => String(row.level),
      sortBy: (row) => row.level,
    },
    {
      id: 'issuedOn',
      header: t('register.issued'),
      kind: 'date',
      width: 104,
      descFirst: true,
      text: (row) => row.issuedOn,
      cell: (row) => formatDate(row.issuedOn),
      sortBy: (row) => row.issuedOn,
    },
    {
      id: 'deadline',
      header: t('register.deadline'),
      kind: 'date',
      width: 206,
      text: (row) => row.deadlineOn,
      sortBy: (row) => row.deadlineOn,
      cell: (row) => (
        <>
          {formatDate(row.deadlineOn)}
          {letterState(row, asOf) === 'passed' && (
            <span className="soft">
              {' '}
              {t('register.passed', { count: daysBetween(row.deadlineOn, asOf) })}
            </span>
          )}
        </>
      ),
    },
    ...(common === null
      ? [
          {
            id: 'currency',
            header: t('register.currency'),
            kind: 'text',
            width: 52,
            always: true,
            brief: true,
            text: currency,
            sortBy: currency,
          } satisfies GridColumn<LetterRow>,
        ]
      : []),
    moneyColumn<LetterRow>({
      id: 'total',
      header: t('register.demanded'),
      width: 110,
      unit: common ?? undefined,
      currency,
      minor: (row) => row.totalMinor,
    }),
    moneyColumn<LetterRow>({
      id: 'stillOpen',
      header: t('register.stillOpen'),
      hint: t('register.stillOpenHint'),
      width: 120,
      unit: common ?? undefined,
      currency,
      minor: (row) => row.stillOpenMinor,
      cell: (row) =>
        row.stillOpenMinor === 0 ? ZERO_MARK : formatAmount(row.stillOpenMinor, row.currency),
    }),
    {
      id: 'items',
      header: t('register.items'),
      kind: 'number',
      width: 60,
      descFirst: true,
      text: (row) => String(row.items),
      sortBy: (row) => row.items,
    },
    {
      id: 'status',
      header: t('register.status'),
      kind: 'text',
      width: 144,
      brief: true,
      text: (row) => t(`register.statuses.${letterState(row, asOf)}`),
      sortBy: (row) => letterState(row, asOf),
      cell: (row) => <LetterStateChip state={letterState(row, asOf)} />,
    },
  ];
}

const rowKey = (row: LetterRow): string => row.number;

export function RegisterScreen(props: {
  readonly faces: ReactNode;
  readonly onPropose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const moment = useMoment();
  const answer = useCall('letters.list', { asOf: moment.asOf });
  const [open, setOpen] = useQueryParam('letter');
  const common = commonCurrency(answer.data?.map((row) => row.currency) ?? []);
  const columns = useMemo(() => columnsOf(t, common, moment.asOf), [t, common, moment.asOf]);
  return (
    <Screen
      help="letters"
      title={t('title')}
      chosen={t('tabs.register')}
      toolbar={props.faces}
      fill
    >
      <DataGrid
        name="letters-register"
        label={t('tabs.register')}
        columns={columns}
        rows={answer.data}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        rowKey={rowKey}
        startSort={{ id: 'number', desc: true }}
        openKey={open}
        onOpen={(row) => setOpen(row.number)}
        onPage={(row) => navigate(pathTo(['customers', row.customer]))}
        isMuted={(row) => row.status === 'cancelled'}
        countText={(count) => t('register.count', { count })}
        filterHint={t('register.search')}
        empty={{
          title: t('register.emptyTitle'),
          text: t('register.emptyText'),
          ...(moment.isReplay
            ? {}
            : { action: <Button onClick={props.onPropose}>{t('register.emptyAction')}</Button> }),
        }}
        autoFocus
      />
      {open !== null && <LetterPanel number={open} onClose={() => setOpen(null)} />}
    </Screen>
  );
}
