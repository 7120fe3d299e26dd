/**
 * A bank's list (CSV, XLSX) into statements: one an account and currency, with lines, oldest first,
 * and with balances where the list has a running one or states them above or below.
 *
 *     20191213;PAULISSEN;NL99INGB…;NL99ASNB…;Bij;20,00   ->  2019-12-13  +20.00 EUR  PAULISSEN
 */
import type { IsoDate } from '../../dates.ts';
import { type CurrencyCode, type Minor } from '../../money.ts';
import type { BankFile, BankFileFinding, BankLine, BankStatement } from '../../bank/bank-file.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { cellError, rowFault, strayQuote } from '../drafts/row-faults.ts';
import { findingAt, type ImportFinding } from '../findings.ts';
import type { Aside } from '../layout/table-body.ts';
import { cellReader, stopsImport, type CellReading } from '../values/read-cells.ts';
import { aboutAccount, standingColumns, statedBalances } from './bank-asides.ts';
import { balanceRowOf, isBalanceLabel, type BalanceRow } from './balance-row.ts';
import {
  furtherTexts,
  isEndToEnd,
  readBankRow,
  spillsText,
  type BankColumns,
  type BankRow,
} from './bank-row.ts';
import {
  balanceHabit,
  runningBalance,
  type BalancedRow,
  type BalanceHabit,
} from './running-balance.ts';
import { amount, count, money, plural, say, type Text } from '../../texts/text.ts';

export interface BankTable extends CellReading {
  readonly format: 'csv' | 'xlsx';
  readonly headers: readonly string[];
  readonly columns: BankColumns;
  /** Lines above the header. */
  readonly banner: readonly Aside[];
  /** The account, where the file names none; `''`: not known. */
  readonly account: string;
}

export interface BankDrafting {
  row(row: SourceRow): void;
  /** `asides`: everything around the list, banner included. Rows read = lines + refused + left out. */
  finish(asides: readonly Aside[]): BankFile;
}

const balanced = (rows: readonly BankRow[], amountOf: (row: BankRow) => Minor): BalancedRow[] =>
  rows.map((row) => ({
    bookedOn: row.bookedOn,
    amountMinor: amountOf(row),
    balanceMinor: row.balanceMinor,
  }));

type LeftOut = 'nothing' | 'not_booked' | 'balance_row';
const LEFT_OUT_CODES: Readonly<Record<LeftOut, string>> = {
  nothing: 'no_movement',
  not_booked: 'not_booked',
  balance_row: 'standing_row',
};

/** `line`: of the first. */
function leftOutSentence(why: LeftOut, rows: number, line: number): Text {
  switch (why) {
    case 'nothing':
      return say`${count(rows, 'row moves', 'rows move')} no money (line ${line}${plural(rows, '', ' is the first')}); ${plural(rows, 'it was', 'they were')} left out`;
    case 'not_booked':
      return say`${count(rows, 'row is', 'rows are')} pending, failed or taken back, not booked (line ${line}${plural(rows, '', ' is the first')}); ${plural(rows, 'it was', 'they were')} left out`;
    case 'balance_row':
      return say`${count(rows, 'row states', 'rows state')} a balance or a turnover, not a movement (line ${line}${plural(rows, '', ' is the first')}); ${plural(rows, 'it was', 'they were')} left out`;
  }
}

/** Counts the rows that are no movements, and says so once a kind. */
function leftOut(tell: (finding: ImportFinding) => void): {
  add(why: LeftOut, line: number): void;
  finish(): void;
} {
  const counts = new Map<LeftOut, { rows: number; readonly line: number }>();
  return {
    add(why, line) {
      const known = counts.get(why);
      if (known === undefined) counts.set(why, { rows: 1, line });
      else known.rows += 1;
    },
    finish() {
      for (const [why, { rows, line }] of counts)
        tell({
          severity: 'note',
          code: LEFT_OUT_CODES[why],
          line,
          column: null,
          message: leftOutSentence(why, rows, line),
        });
    },
  };
}

const BREAKS_SHOWN = 5;
const RF = /^RF\d{2}[A-Z0-9]{1,21}$/;
const QR = /^\d{26,27}$/;

export function draftBankList(table: BankTable): BankDrafting {
  const { headers, columns } = table;
  const about = aboutAccount(table.banner);
  const reading: CellReading = {
    ...table,
    currency: about.currency ?? table.currency,
    creditIsPositive: true,
  };
  const findings: BankFileFinding[] = [];
  const tell = ({ severity, code, line, column, message }: ImportFinding): void => {
    findings.push({ severity, code, line, where: column, message });
  };
  const cells = cellReader(headers, reading, tell);
  const rows: BankRow[] = [];
  const spills = spillsText(columns, headers.length);
  const used = new Set<number>(Object.values(columns));
  const without = leftOut(tell);
  const further = furtherTexts(headers, columns);
  /** Rows of the list that only say how the account stands, without a day. */
  const around: Aside[] = [];
  const standing = standingColumns(headers, used);
  const balances: { readonly balance: BalanceRow; readonly row: BankRow }[] = [];

  return {
    row(source) {
      const long = spills && source.fields.length > headers.length;
      const fault =
        rowFault(
          long ? { ...source, fields: source.fields.slice(0, headers.length) } : source,
          headers,
        ) ?? cellError(source, headers, used);
      if (fault !== null) return tell(fault);
      const stray = strayQuote(source, headers);
      if (stray !== null) tell(stray);
      cells.begin(source);
      const day = cells.text(columns.booked_on ?? columns.value_on);
      if (isBalanceLabel(day)) {
        around.push({ line: source.line, fields: source.fields });
        return without.add('balance_row', source.line);
      }
      standing.see(source.fields);
      const row = readBankRow(source, headers, columns, cells, reading, further);
      if (row === 'nothing' || row === 'not_booked') return without.add(row, source.line);
      if (row === null) return;
      const balance = row.payerName + row.payeeName === '' ? balanceRowOf(row.text) : null;
      if (balance !== null) {
        balances.push({ balance, row });
        without.add('balance_row', source.line);
      } else {
        rows.push(row);
        if (row.contrary)
          tell(
            findingAt(
              'warning',
              'sign_against_direction',
              row.line,
              headers[columns.amount as number] || `column ${(columns.amount as number) + 1}`,
              say`the amount has a minus, yet the row says it is a credit; it was read as money in`,
            ),
          );
      }
    },
    finish(asides) {
      without.finish();
      const ofColumns = cells.columnFindings();
      ofColumns.forEach(tell);
      if (stopsImport(ofColumns))
        return { format: table.format, statements: [], findings, leftOut: rows.length };
      if (cells.currencyAssumed() > 0 && about.currency === null)
        tell({
          severity: 'note',
          code: 'currency_assumed',
          line: null,
          column: null,
          message:
            cells.currencyNamed() === 0
              ? say`the list names no currency; ${reading.currency} was taken`
              : say`${count(cells.currencyAssumed(), 'row names', 'rows name')} no currency; ${reading.currency} was taken there`,
        });
      return {
        format: table.format,
        statements: statements([...asides, ...around, ...standing.asides()]),
        findings,
      };
    },
  };

  /** Where every debit has a minus, the minus is the direction, not a correction. */
  function amounts(): (row: BankRow) => Minor {
    const debits = rows.filter((row) => row.debitMinor !== 0);
    const signed = debits.length > 0 && debits.every((row) => row.debitMinor < 0);
    return (row) =>
      row.amountMinor ?? row.creditMinor + (signed ? row.debitMinor : -row.debitMinor);
  }

  function statements(asides: readonly Aside[]): BankStatement[] {
    const groups = new Map<string, BankRow[]>();
    for (const row of rows) {
      const key = `${row.account} ${row.currency}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    const amountOf = amounts();
    const largest = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
    const habit = balanceHabit(balanced(largest, amountOf));
    return [...groups.values()].map((group) =>
      statement(group, amountOf, habit, asides, groups.size === 1),
    );
  }

  function statement(
    group: readonly BankRow[],
    amountOf: (row: BankRow) => Minor,
    habit: BalanceHabit | null,
    asides: readonly Aside[],
    alone: boolean,
  ): BankStatement {
    const first = group[0] as BankRow;
    const { currency } = first;
    const running = runningBalance(balanced(group, amountOf), habit);
    const ordered = running.newestFirst ? [...group].reverse() : group;
    for (const { index, expected } of running.breaks.slice(0, BREAKS_SHOWN)) {
      const row = ordered[index] as BankRow;
      const apart = Math.abs((row.balanceMinor as Minor) - expected);
      tell(
        findingAt(
          'warning',
          'balance_breaks',
          row.line,
          headers[columns.balance as number] || `column ${(columns.balance as number) + 1}`,
          say`the balance does not follow from the row before: ${money(expected, currency)} expected, ${amount(row.balanceMinor as Minor, currency)} stated, ${amount(apart, currency)} apart; a row is missing or stands twice`,
        ),
      );
    }
    if (running.breaks.length > BREAKS_SHOWN)
      tell({
        severity: 'warning',
        code: 'balance_breaks',
        line: null,
        column: null,
        message: say`the balance does not follow in ${running.breaks.length} places in all`,
      });
    const days = group.map((row) => row.bookedOn).sort();
    const fromOn = days[0] as IsoDate;
    const toOn = days.at(-1) as IsoDate;
    // Balances around the list are of the one account it is about.
    const stated = alone
      ? statedBalances(asides, reading.decimalMark, currency)
      : { opening: null, closing: null };
    const balance = (which: BalanceRow): Minor | null => {
      const found = balances.find(
        ({ balance: is, row }) =>
          is === which && row.account === first.account && row.currency === currency,
      );
      return found === undefined ? null : amountOf(found.row);
    };
    const opening = running.opening ?? balance('opening') ?? stated.opening;
    const closing = running.closing ?? balance('closing') ?? stated.closing;
    return {
      place: { line: first.line },
      kind: 'statement',
      account: first.account || about.account || table.account,
      accountName: about.accountName,
      bank: about.bank,
      currency,
      number: '',
      fromOn,
      toOn,
      opening: opening === null ? null : { on: fromOn, amountMinor: opening },
      closing: closing === null ? null : { on: toOn, amountMinor: closing },
      lines: ordered.map((row) => lineOf(row, amountOf(row), currency)),
    };
  }

  /** With both in the list, who paid money in and who was paid money out; the other is ourselves. */
  function otherParty(row: BankRow, amountMinor: Minor): string {
    if (columns.payer_name === undefined) return row.payeeName;
    if (columns.payee_name === undefined) return row.payerName;
    return amountMinor < 0 ? row.payeeName : row.payerName;
  }

  function lineOf(row: BankRow, amountMinor: Minor, currency: CurrencyCode): BankLine {
    const compact = row.reference.replaceAll(' ', '').toUpperCase();
    return {
      place: { line: row.line },
      bookedOn: row.bookedOn,
      valueOn: row.valueOn,
      currency,
      amountMinor,
      // A bank's message to its customer comes as a row of nothing.
      status: amountMinor === 0 ? 'information' : 'booked',
      isReversal: false,
      bankReference: row.bankReference,
      endToEndId: isEndToEnd(headers, columns) ? row.reference : '',
      mandateId: '',
      structuredReference: RF.test(compact) || QR.test(compact) ? compact : '',
      text: row.text,
      ...(row.ownText === row.text ? {} : { ownText: row.ownText }),
      counterpartyName: otherParty(row, amountMinor),
      counterpartyAccount: row.payerAccount,
      counterpartyBank: row.payerBank,
      code: row.code,
      chargesMinor: 0,
      original: row.original === null ? null : { ...row.original, rate: '' },
      batch: null,
      raw: row.raw,
    };
  }
}
