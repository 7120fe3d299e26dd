/**
 * One bank statement as CAMT.053.001.08 (ISO 20022), the form most European banks give their
 * customers. Used for the sample company's bank; what is written here is read again by
 * `formats/in/bank/`.
 *
 *     <Ntry><Amt Ccy="EUR">1210.00</Amt><CdtDbtInd>CRDT</CdtDbtInd> … </Ntry>
 */
import type { BankLine, BankStatement } from '../../domain/bank/bank-file.ts';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { minorToDecimal, type CurrencyCode, type Minor } from '../../domain/money.ts';

/** A statement that has balances and a period, which CAMT.053 cannot do without. */
export type WholeStatement = BankStatement & {
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly opening: NonNullable<BankStatement['opening']>;
  readonly closing: NonNullable<BankStatement['closing']>;
};

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? '');

/** Nothing for an empty text: an empty element is no valid CAMT. */
const tag = (name: string, text: string): string =>
  text === '' ? '' : `<${name}>${escaped(text)}</${name}>`;
const wrap = (name: string, inner: string): string =>
  inner === '' ? '' : `<${name}>${inner}</${name}>`;

const amount = (minor: Minor, currency: CurrencyCode): string =>
  `<Amt Ccy="${currency}">${minorToDecimal(Math.abs(minor), currency)}</Amt>` +
  tag('CdtDbtInd', minor < 0 ? 'DBIT' : 'CRDT');

const balance = (code: string, on: IsoDate, minor: Minor, currency: CurrencyCode): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(minor, currency)}<Dt><Dt>${on}</Dt></Dt></Bal>`;

const account = (number: string): string =>
  /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(number)
    ? wrap('Id', tag('IBAN', number))
    : wrap('Id', wrap('Othr', tag('Id', number)));

function entry(line: BankLine): string {
  const moneyIn = line.amountMinor > 0 !== line.isReversal;
  const [party, partyAccount] = moneyIn ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct'];
  const details =
    wrap('Refs', tag('EndToEndId', line.endToEndId) + tag('MndtId', line.mandateId)) +
    wrap(
      'RltdPties',
      wrap(party, wrap('Pty', tag('Nm', line.counterpartyName))) +
        (line.counterpartyAccount === ''
          ? ''
          : wrap(partyAccount, account(line.counterpartyAccount))),
    ) +
    wrap(
      'RmtInf',
      tag('Ustrd', line.text) +
        wrap('Strd', wrap('CdtrRefInf', tag('Ref', line.structuredReference))),
    );
  const [domain = '', family = '', subFamily = ''] = line.code.split('/');
  return wrap(
    'Ntry',
    amount(line.amountMinor, line.currency) +
      (line.isReversal ? '<RvslInd>true</RvslInd>' : '') +
      wrap('Sts', tag('Cd', 'BOOK')) +
      wrap('BookgDt', tag('Dt', line.bookedOn)) +
      wrap('ValDt', tag('Dt', line.valueOn ?? line.bookedOn)) +
      tag('AcctSvcrRef', line.bankReference) +
      wrap(
        'BkTxCd',
        wrap(
          'Domn',
          tag('Cd', domain) + wrap('Fmly', tag('Cd', family) + tag('SubFmlyCd', subFamily)),
        ),
      ) +
      wrap('NtryDtls', wrap('TxDtls', details)),
  );
}

/** The whole file; `createdAt` is printed in its head. */
export function camtStatement(statement: WholeStatement, createdAt: Instant): string {
  const { opening, closing, currency } = statement;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    wrap(
      'GrpHdr',
      tag('MsgId', `${statement.number}-${statement.toOn}`) + tag('CreDtTm', createdAt),
    ),
    '<Stmt>',
    tag('Id', statement.number) + tag('CreDtTm', createdAt),
    wrap(
      'FrToDt',
      tag('FrDtTm', `${statement.fromOn}T00:00:00`) + tag('ToDtTm', `${statement.toOn}T23:59:59`),
    ),
    wrap(
      'Acct',
      account(statement.account) +
        tag('Ccy', currency) +
        tag('Nm', statement.accountName) +
        wrap('Svcr', wrap('FinInstnId', tag('BICFI', statement.bank))),
    ),
    balance('OPBD', opening.on, opening.amountMinor, currency),
    balance('CLBD', closing.on, closing.amountMinor, currency),
    ...statement.lines.map(entry),
    '</Stmt></BkToCstmrStmt></Document>',
    '',
  ].join('\n');
}
