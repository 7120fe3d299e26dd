/**
 * `duebook interest --law ES --principal 10000 --due 2025-05-31 --to 2026-08-15`: late-payment interest of one
 * claim with every segment. With a ledger, on its rates too.
 *
 *     From        To          Days   Rate  Principal       Interest
 *     2025-06-01  2025-06-30    30  11.15   10000.00    91.6438356164
 *     …
 *     interest 1237.71 EUR, 2.85 a day from 2026-08-16 on
 *     fixed sum 40.00 EUR
 *     owed on 2026-08-15: 11277.71 EUR
 */
import type { CallOutput } from '../../../contract/api.ts';
import {
  minorToDecimal,
  parseIsoDate,
  type IsoDate,
  type Rendered,
} from '../../../contract/values.ts';
import { amountOf, currencyOf } from '../facts/amount.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { dateFlag, ledgerPath, withFormat, withLedger } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { table, type Column } from '../terminal/table.ts';
import { answer, type VerbFlags } from '../terminal/verb.ts';
import { oneOf } from '../terminal/words.ts';

interface Flags extends VerbFlags {
  readonly law: string;
  readonly principal: string;
  readonly currency?: string;
  readonly due: string;
  readonly to?: string;
  readonly paid: readonly string[];
  readonly credited: readonly string[];
  readonly rate?: string;
  readonly basis: string;
  readonly order: string;
  readonly multiple?: string;
  readonly compound?: string;
  readonly debtor: string;
  readonly contracted?: string;
}
type Answer = Rendered<CallOutput<'interest.calculate'>>;

const DAY_COUNTS = ['act/365', 'act/act', 'act/360'] as const;
const ORDERS = ['interest-first', 'principal-first'] as const;
const COMPOUNDING = ['none', 'yearly'] as const;
const DEBTORS = ['company', 'sole_trader', 'individual', 'public_body'] as const;

/** What most claims under a law are in. */
const CURRENCIES: Readonly<Record<string, string>> = { GB: 'GBP', UK: 'GBP', CN: 'CNY', US: 'USD', MX: 'MXN' }; // prettier-ignore

/** `2026-03-31:3000.00` */
function datedAmount(text: string, flag: string, currency: string) {
  const at = text.indexOf(':');
  const on = parseIsoDate(text.slice(0, at));
  if (at < 0 || on === null)
    throw usage(`${flag} ${text} is not a day and an amount; write it like 2026-03-31:3000.00`);
  return { on, minor: amountOf(text.slice(at + 1), currency) };
}

function decimalOf(text: string | undefined, flag: string, like: string): string | null {
  if (text === undefined) return null;
  if (!/^\d{1,2}(\.\d{1,6})?$/.test(text)) throw usage(`${flag} ${text} is not ${like}`);
  return text;
}

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

interface Asked {
  readonly principalMinor: number;
  readonly currency: string;
  readonly dueOn: IsoDate;
  readonly to: IsoDate;
}

function json(asked: Asked, of: Answer) {
  const amount = (minor: number): string => minorToDecimal(minor, asked.currency);
  const { fixedSum } = of;
  const ofFixedSum = (minor: number): string =>
    minorToDecimal(minor, fixedSum?.currency ?? asked.currency);
  return {
    law: of.law,
    principal: amount(asked.principalMinor),
    currency: asked.currency,
    due: asked.dueOn,
    to: asked.to,
    segments: of.segments.map((segment) => ({
      from: segment.from,
      to: segment.to,
      days: segment.days,
      ratePercent: segment.ratePercent,
      principal: amount(segment.principalMinor),
      interest: segment.interest,
    })),
    payments: of.payments.map((payment) => ({
      on: payment.on,
      amount: amount(payment.minor),
      costs: amount(payment.costsMinor),
      interest: amount(payment.interestMinor),
      principal: amount(payment.principalMinor),
      over: amount(payment.overMinor),
    })),
    interest: amount(of.interestMinor),
    interestUnpaid: amount(of.unpaidInterestMinor),
    principalOpen: amount(of.openPrincipalMinor),
    fixedSum: ofFixedSum(fixedSum?.minor ?? 0),
    fixedSumCurrency: fixedSum?.currency ?? null,
    fixedSumUnpaid: ofFixedSum(fixedSum?.unpaidMinor ?? 0),
    overpaid: amount(of.overpaidMinor),
    outstanding: amount(of.outstandingMinor),
    perDay: of.perDayMinor === null ? null : amount(of.perDayMinor),
    sources: of.sources.map(({ isOwn: own, ...row }) => ({ ...row, own })),
    notes: of.notes,
  };
}

type Json = ReturnType<typeof json>;
const SEGMENTS: readonly Column<Json['segments'][number]>[] = [
  { header: 'From', of: ({ from }) => from },
  { header: 'To', of: ({ to }) => to },
  { header: 'Days', of: ({ days }) => String(days), align: 'right' },
  { header: 'Rate', of: ({ ratePercent }) => ratePercent, align: 'right' },
  { header: 'Principal', of: ({ principal }) => principal, align: 'right' },
  { header: 'Interest', of: ({ interest }) => interest, align: 'right' },
];
const PAYMENTS: readonly Column<Json['payments'][number]>[] = [
  { header: 'Paid on', of: ({ on }) => on },
  { header: 'Amount', of: ({ amount }) => amount, align: 'right' },
  { header: 'Costs', of: ({ costs }) => costs, align: 'right' },
  { header: 'Interest', of: ({ interest }) => interest, align: 'right' },
  { header: 'Principal', of: ({ principal }) => principal, align: 'right' },
  { header: 'Over', of: ({ over }) => over, align: 'right' },
];

function told(of: Json): string {
  const lines = [
    `interest ${of.interest} ${of.currency}` +
      (of.interestUnpaid === of.interest ? '' : `, ${of.interestUnpaid} unpaid`) +
      (of.perDay === null
        ? '; a day more: not known, there is no rate for it'
        : `; a day more: ${of.perDay}`),
    of.fixedSumCurrency === null
      ? 'no fixed sum'
      : `fixed sum ${of.fixedSum} ${of.fixedSumCurrency}` +
        (of.fixedSumUnpaid === of.fixedSum ? '' : `, ${of.fixedSumUnpaid} unpaid`),
    `owed on ${of.to}: ${of.outstanding} ${of.currency}, ${of.principalOpen} of it principal`,
    ...(Number(of.overpaid) === 0 ? [] : [`overpaid: ${of.overpaid} ${of.currency}`]),
    ...of.sources.map(
      (row) =>
        `reference of ${row.law} from ${row.from}: ${row.percent} % (${row.source}; looked up on ${row.verifiedOn})`,
    ),
    ...of.notes,
    'This is a calculation, not legal advice.',
  ];
  return [
    of.segments.length === 0 ? '' : table(SEGMENTS, of.segments),
    of.payments.length === 0 ? '' : table(PAYMENTS, of.payments),
    `${lines.map(plain).join('\n')}\n`,
  ].join('');
}

export const interestCommand: AddCommand = (program) => {
  withFormat(withLedger(program.command('interest')), ['table', 'json'])
    .description('late-payment interest of one claim, with every segment')
    .requiredOption(
      '--law <code>',
      'country whose law governs it, like ES, or CONTRACT with --rate',
    )
    .requiredOption('--principal <amount>', 'what was owed at the due date, like 10000.00')
    .requiredOption('--due <date>', 'due date, YYYY-MM-DD; interest runs from the day after')
    .option('--to <date>', 'last day that counts (default: today)')
    .option('--currency <code>', 'of the principal (default: that of the law)')
    .option('--paid <day:amount>', 'a payment; may be repeated', collected, [])
    .option('--credited <day:amount>', 'a credit note; may be repeated', collected, [])
    .option('--rate <percent>', 'a year, as the contract says; in place of the rate of the law')
    .option('--basis <days>', DAY_COUNTS.join(', '), DAY_COUNTS[0])
    .option('--order <order>', `what a payment goes to: ${ORDERS.join(', ')}`, ORDERS[0])
    .option(
      '--multiple <times>',
      'of the reference rate, where the law leaves a choice (CN: 1.3 to 1.5)',
    )
    .option('--compound <how>', `${COMPOUNDING.join(', ')} (default: as the law says)`)
    .option('--debtor <kind>', DEBTORS.join(', '), DEBTORS[0])
    .option('--contracted <date>', 'of the contract, where the law changed (default: the due date)')
    .action(async (flags: Flags) => {
      const law = flags.law.trim().toUpperCase();
      const currency = currencyOf(flags.currency ?? CURRENCIES[law] ?? 'EUR');
      const asked: Asked = {
        currency,
        principalMinor: amountOf(flags.principal, currency),
        dueOn: dateFlag(flags.due, '--due'),
        to: dateFlag(flags.to, '--to'),
      };
      const input = {
        ...asked,
        law,
        payments: flags.paid.map((text) => datedAmount(text, '--paid', currency)),
        credits: flags.credited.map((text) => datedAmount(text, '--credited', currency)),
        contractPercent: decimalOf(flags.rate, '--rate', 'percent a year, like 10.15'),
        dayCount: oneOf(DAY_COUNTS, flags.basis, '--basis'),
        order: oneOf(ORDERS, flags.order, '--order'),
        multiple: decimalOf(flags.multiple, '--multiple', 'a number like 1.3'),
        compounding:
          flags.compound === undefined ? null : oneOf(COMPOUNDING, flags.compound, '--compound'),
        debtor: oneOf(DEBTORS, flags.debtor, '--debtor'),
        contractedOn:
          flags.contracted === undefined ? null : dateFlag(flags.contracted, '--contracted'),
      };
      const { withEngine } = await import('../terminal/session.ts');
      const inLedger = flags.ledger !== undefined || (process.env.DUEBOOK_LEDGER ?? '') !== '';
      const found = await withEngine(
        inLedger ? { path: ledgerPath(flags), mode: 'read' } : null,
        (session) => session.call('interest.calculate', input),
      );
      const written = json(asked, found);
      answer(flags, written, () => told(written));
    });
};
