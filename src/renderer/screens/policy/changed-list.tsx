/** Customers whose next step moves and items that come into another bucket, from where to where. */
import { useMemo, useState, type ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { stepSpec } from '../../../domain/case/policy.ts';
import { useMoment } from '../../data/as-of.tsx';
import type { CallError } from '../../data/call-error.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatDayMonth, formatMoney } from '../../format/format.ts';
import { BucketMark } from '../../kit/charts/bucket-mark.tsx';
import { useEscape } from '../../kit/over-the-screen.ts';
import {
  amountOrDash,
  customerColumn,
  DataGrid,
  type GridColumn,
  moneyColumn,
} from '../../kit/table/index.ts';
import { BarSlotContext } from '../../kit/table/view/bar-slot.ts';
import { Link, navigate, pathTo } from '../../routing/router.tsx';
import classes from './policy.module.css';

export type Simulated = ToldOutput<'policy.simulate'>;
type Customer = Simulated['customers'][number];
type Item = Simulated['items'][number];
type Stands = Customer['before'];

/** `16,730.58 EUR and 15,637.53 CNY`: of different currencies nothing is added up. */
function sumsOf(rows: readonly { readonly currency: string; readonly minor: number }[]): string {
  const sums = new Map<string, number>();
  for (const { currency, minor } of rows) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .map(([currency, minor]) => formatMoney(minor, currency))
    .join(' · ');
}

const NO_CUSTOMERS: readonly Customer[] = [];
const NO_ITEMS: readonly Item[] = [];

/** Customers whose next step is a letter that is due today. */
const lettersIn = ({ steps }: Simulated, when: 'before' | 'after'): number =>
  steps
    .filter(({ step }) => stepSpec(step).level !== null)
    .reduce((sum, one) => sum + one[when], 0);

export function ChangedList(props: {
  readonly simulated: Simulated | undefined;
  readonly error: CallError | null;
  readonly onRetry: () => void;
  readonly isDraft: boolean;
}): ReactNode {
  const { t } = useTranslation('policy');
  const { simulated } = props;
  const moment = useMoment();
  const { currency: home } = useWorkspace().ledger;
  const [shown, show] = useState<'customers' | 'items'>('customers');
  const [chosen, choose] = useState<string | null>(null);
  const isWide = useMediaQuery('(min-width: 1500px)', undefined, {
    getInitialValueInEffect: false,
  });
  const columns = useMemo(() => customerColumns(t, home, isWide), [t, home, isWide]);
  const forItems = useMemo(() => itemColumns(t, home), [t, home]);
  useEscape(
    () => choose(null),
    () => chosen !== null,
  );
  if (!props.isDraft && props.error === null)
    return <p className={classes.hint}>{t(moment.isReplay ? 'changes.past' : 'changes.hint')}</p>;
  const customers = simulated?.customers;
  const items = simulated?.items;
  const found = customers?.find(({ customer }) => customer === chosen);
  const letters =
    simulated === undefined ? 0 : lettersIn(simulated, 'after') - lettersIn(simulated, 'before');
  const sums =
    shown === 'customers'
      ? sumsOf((customers ?? NO_CUSTOMERS).map((row) => ({ ...row, minor: row.overdueMinor })))
      : sumsOf((items ?? NO_ITEMS).map((row) => ({ ...row, minor: row.openMinor })));
  const switcher = (
    <SegmentedControl
      aria-label={t('changes.which')}
      value={shown}
      onChange={(value) => show(value as typeof shown)}
      data={[
        {
          value: 'customers',
          label: t('changes.customers', { count: customers?.length ?? 0 }),
        },
        { value: 'items', label: t('changes.items', { count: items?.length ?? 0 }) },
      ]}
    />
  );
  const empty = { title: t('changes.nothing'), text: t('changes.nothingText') };
  return (
    <BarSlotContext value={null}>
      <div className={classes.changedList}>
        {shown === 'customers' ? (
          <DataGrid
            name="policy-customers"
            label={t('changes.customersLabel')}
            columns={columns}
            rows={customers}
            error={props.error}
            onRetry={props.onRetry}
            rowKey={customerKey}
            openKey={chosen}
            onOpen={(row) => choose(row.customer)}
            onPage={(row) => navigate(pathTo(['customers', row.customer]))}
            countText={(count) => t('changes.customers', { count })}
            isCountedBelow
            left={switcher}
            empty={empty}
          />
        ) : (
          <DataGrid
            name="policy-items"
            label={t('changes.itemsLabel')}
            columns={forItems}
            rows={items}
            error={props.error}
            onRetry={props.onRetry}
            rowKey={itemKey}
            onPage={(row) => navigate(pathTo(['customers', row.customer]))}
            countText={(count) => t('changes.items', { count })}
            isCountedBelow
            left={switcher}
            empty={{ title: t('changes.noItems'), text: t('changes.noItemsText') }}
          />
        )}
        {found !== undefined && shown === 'customers' && (
          <section className={classes.one} aria-label={t('changes.of', { name: found.name })}>
            <strong>{found.name}</strong>
            <p>
              {t('columns.now')}: {standsWords(found.before, t)}. {t('columns.after')}:{' '}
              {standsWords(found.after, t)}.
            </p>
            {found.because !== null && <p>{engineSentence(found.because)}.</p>}
          </section>
        )}
      </div>
      <div className="screen-foot" role="status">
        <span className="one-line">
          {letters === 0
            ? t('changes.sameLetters')
            : t(letters > 0 ? 'changes.moreLetters' : 'changes.fewerLetters', {
                count: Math.abs(letters),
              })}
          {sums !== '' &&
            ` · ${t(shown === 'customers' ? 'changes.overdue' : 'changes.open', { sums })}`}
        </span>
        <span className={classes.keys} data-extra>
          <kbd>↵</kbd> {t('keys.open')} <kbd>o</kbd> {t('keys.page')}
        </span>
      </div>
    </BarSlotContext>
  );
}

const customerKey = (row: Customer): string => row.customer;
const itemKey = (row: Item): string => `${row.customer} ${row.item}`;

/** `Reminder, level 2, 26 Nov`, or that nothing comes. */
const standsWords = ({ name, on }: Stands, t: TFunction<'policy'>): string =>
  name === null
    ? t('changes.nothingComes')
    : on === null
      ? name
      : t('changes.step', { name, date: formatDayMonth(on) });

/** Amounts of the book currency stand without a code. */
function amounts<Row extends { readonly currency: string }>(
  id: string,
  header: string,
  home: string,
  minor: (row: Row) => number,
): GridColumn<Row> {
  const column = moneyColumn<Row>({
    id,
    header,
    width: 112,
    home,
    currency: (row) => row.currency,
    minor,
    cell: (row) => (
      <>
        {row.currency !== home && <span className={classes.code}>{row.currency} </span>}
        {amountOrDash(minor(row), row.currency)}
      </>
    ),
  });
  return {
    ...column,
    chars: (row) => (column.chars?.(row) ?? 0) + (row.currency === home ? 0 : 3),
  };
}

function customerColumns(
  t: TFunction<'policy'>,
  home: string,
  isWide: boolean | undefined,
): readonly GridColumn<Customer>[] {
  const stands = (id: 'before' | 'after'): GridColumn<Customer> => ({
    id,
    header: t(id === 'before' ? 'columns.now' : 'columns.after'),
    kind: 'text',
    width: isWide === true ? 210 : 148,
    always: true,
    brief: true,
    text: (row) => standsWords(row[id], t),
    sortBy: (row) => row[id].step ?? '',
    cell: (row) => (
      <span data-stands={id} title={standsWords(row[id], t)}>
        {id === 'before' && row.before.step === row.after.step && row.before.on !== null
          ? t('changes.sameOn', { date: formatDayMonth(row.before.on) })
          : (row[id].name ?? t('changes.nothingComes'))}
      </span>
    ),
  });
  return [
    customerColumn(t('columns.customer'), 120, {
      always: true,
      search: (row) => [row.name, row.customer],
    }),
    amounts<Customer>(
      'overdue',
      t('columns.overdue', { currency: home }),
      home,
      (row) => row.overdueMinor,
    ),
    {
      id: 'days',
      header: t('columns.days'),
      kind: 'number',
      width: 52,
      descFirst: true,
      startsHidden: isWide !== true,
      text: (row) => String(row.daysPastDue),
      sortBy: (row) => row.daysPastDue,
    },
    stands('before'),
    stands('after'),
    ...(isWide === true
      ? [
          {
            id: 'because',
            header: t('columns.because'),
            kind: 'text' as const,
            width: 240,
            text: (row: Customer) => (row.because === null ? '' : engineSentence(row.because)),
            cell: (row: Customer) => {
              const words = row.because === null ? '' : engineSentence(row.because);
              return <span title={words}>{words}</span>;
            },
          },
        ]
      : []),
  ];
}

function itemColumns(t: TFunction<'policy'>, home: string): readonly GridColumn<Item>[] {
  const bucket = (id: 'before' | 'after'): GridColumn<Item> => ({
    id,
    header: t(id === 'before' ? 'columns.now' : 'columns.after'),
    kind: 'text',
    width: 108,
    always: true,
    brief: true,
    text: (row) => t(`buckets.${row[id]}`),
    sortBy: (row) => row[id],
    cell: (row) => (
      <span data-stands={id}>
        <BucketMark bucket={row[id]} /> {t(`buckets.${row[id]}`)}
      </span>
    ),
  });
  return [
    {
      id: 'item',
      header: t('columns.item'),
      kind: 'text',
      width: 130,
      grow: true,
      always: true,
      text: (row) => row.item,
      sortBy: (row) => row.item,
      search: (row) => [row.item, row.customer],
    },
    {
      id: 'customer',
      header: t('columns.customer'),
      kind: 'text',
      width: 90,
      text: (row) => row.customer,
      sortBy: (row) => row.customer,
      cell: (row) => (
        <Link to={pathTo(['customers', row.customer])} className="quiet-link" tabIndex={-1}>
          {row.customer}
        </Link>
      ),
    },
    amounts<Item>('open', t('columns.open', { currency: home }), home, (row) => row.openMinor),
    bucket('before'),
    bucket('after'),
  ];
}
