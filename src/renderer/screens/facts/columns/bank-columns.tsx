/** Columns of the bank's two lists: lines, and the statements they came in. */
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import { formatAmount } from '../../../format/format.ts';
import { Chip } from '../../../kit/chip.tsx';
import { moneyColumn, type GridColumn } from '../../../kit/table/index.ts';
import { currencyColumn, date, moment, text, type Words } from './column-parts.tsx';
import classes from '../ledger.module.css';
import type { StatementRow } from '../../../../contract/told.ts';

export const bankLineColumns = (t: Words): readonly GridColumn<BankLineRow>[] => {
  const currency = (row: BankLineRow): string => row.currency;
  return [
    { ...date<BankLineRow>('bookedOn', t('bank.booked'), (row) => row.bookedOn), brief: true },
    text('counterparty', t('bank.payer'), 170, (row) => row.counterparty, {
      grow: true,
      always: true,
    }),
    text('text', t('bank.text'), 200, (row) => row.text, { grow: true }),
    text('reference', t('bank.reference'), 150, (row) => row.structuredReference, {
      startsHidden: true,
    }),
    text('account', t('bank.account'), 190, (row) => row.account, { startsHidden: true }),
    currencyColumn(t),
    moneyColumn<BankLineRow>({
      id: 'amount',
      header: t('amount'),
      width: 118,
      currency,
      minor: (row) => row.amountMinor,
    }),
    moneyColumn<BankLineRow>({
      id: 'left',
      header: t('bank.left'),
      width: 110,
      currency,
      minor: (row) => row.leftMinor,
    }),
    text('state', t('bank.state'), 104, (row) => t(`bank.states.${row.state}`), {
      brief: true,
      cell: (row) =>
        row.state === 'matched' ? (
          <span className="soft">{t('bank.states.matched')}</span>
        ) : (
          <Chip tone={row.state === 'aside' ? 'plain' : 'event'}>
            {t(`bank.states.${row.state}`)}
          </Chip>
        ),
    }),
    text('matchedTo', t('bank.matchedTo'), 160, (row) => row.matchedTo, { grow: true }),
    { ...date<BankLineRow>('valueOn', t('bank.value'), (row) => row.valueOn), startsHidden: true },
  ];
};

export const statementColumns = (t: Words): readonly GridColumn<StatementRow>[] => {
  const currency = (row: StatementRow): string => row.currency;
  return [
    text(
      'account',
      t('bank.account'),
      150,
      (row) => (row.accountName === '' ? row.account : row.accountName),
      { grow: true, pinned: true, always: true },
    ),
    text('number', t('bank.number'), 56, (row) => row.number, { startsHidden: true }),
    date('fromOn', t('bank.from'), (row) => row.fromOn),
    date('toOn', t('bank.to'), (row) => row.toOn),
    currencyColumn(t),
    moneyColumn<StatementRow>({
      id: 'opening',
      header: t('bank.opening'),
      width: 104,
      currency,
      minor: (row) => row.openingMinor,
    }),
    moneyColumn<StatementRow>({
      id: 'lines',
      header: t('bank.linesSum'),
      width: 104,
      currency,
      minor: (row) => row.linesMinor,
    }),
    moneyColumn<StatementRow>({
      id: 'closing',
      header: t('bank.closing'),
      width: 104,
      currency,
      minor: (row) => row.closingMinor,
    }),
    {
      ...moneyColumn<StatementRow>({
        id: 'difference',
        header: t('bank.difference'),
        width: 120,
        currency,
        minor: (row) => row.differenceMinor,
      }),
      cell: (row) =>
        row.differenceMinor === null ? (
          <span className="faint">{t('bank.noBalance')}</span>
        ) : row.differenceMinor === 0 ? (
          <span className={classes.good}>{t('bank.addsUp')}</span>
        ) : (
          <span className={classes.doubt}>{formatAmount(row.differenceMinor, row.currency)}</span>
        ),
    },
    {
      ...text<StatementRow>('toMatch', t('bank.toMatch'), 72, (row) => String(row.toMatch)),
      kind: 'number',
    },
    text('because', t('bank.because'), 180, (row) => row.because, {
      grow: true,
      cell: (row) => (
        <span className={row.continuity === 'gap' ? classes.doubt : 'soft'} title={row.because}>
          {row.because}
        </span>
      ),
    }),
    text('fileName', t('bank.file'), 150, (row) => row.fileName, { startsHidden: true }),
    moment('recordedAt', t('recorded'), (row) => row.recordedAt),
  ];
};
