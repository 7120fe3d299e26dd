/**
 * CAMT.052, .053 and .054 (ISO 20022), every version: by local names, entry by entry.
 *
 *     <BkToCstmrStmt>       camt.053  statements
 *     <BkToCstmrAcctRpt>    camt.052  interim reports
 *     <BkToCstmrDbtCdtNtfctn> camt.054  notifications
 *
 * 50 MB hold no more than one entry as a tree: each `<TxDtls>` and each `<Ntry>` becomes lines as
 * soon as it closes. Versions differ in small ways (`<Sts>BOOK</Sts>` or `<Sts><Cd>BOOK`, `<Nm>` or
 * `<Pty><Nm>`, `<BIC>` or `<BICFI>`); each is read by what is there, not by the number.
 */
import type {
  BankFile,
  BankFileFault,
  BankFileFinding,
  BankLine,
  BankStatement,
  StatementKind,
} from '../../../../domain/bank/bank-file.ts';
import { faultAtLine, findingAtLine } from '../../../../domain/bank/bank-findings.ts';
import { isCurrencyCode } from '../../../../domain/currencies.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import type { CurrencyCode } from '../../../../domain/money.ts';
import { err, ok, type Result } from '../../../../domain/result.ts';
import { streamXml, type XmlOpen, type XmlSink } from '../../xml/xml-stream.ts';
import type { XmlMark, XmlSource } from '../../xml/xml-source.ts';
import {
  childOf,
  textAt,
  XmlTreeBuilder,
  XML_LIMITS,
  type XmlElement,
} from '../../xml/xml-tree.ts';
import { oneLine } from '../bank-values.ts';
import { balancesOf, dayOfBalance } from './camt-balances.ts';
import { detailsOf, type CamtDetails } from './camt-details.ts';
import { linesOfEntry } from './camt-entry.ts';
import { EntryTotals } from './camt-totals.ts';
import { accountNumberOf, bankOf, dateOf, dateTextOf } from './camt-values.ts';
import { say } from '../../../../domain/texts/text.ts';

/** Longest original text kept of one line, in characters. */
const MAX_RAW = 4_000;
const LIMITS = { ...XML_LIMITS, maxElements: 100_000 };

const MESSAGES: readonly {
  readonly element: RegExp;
  readonly statement: string;
  readonly kind: StatementKind;
  readonly format: string;
}[] = [
  {
    element: /^BkToCstmrStmt(V\d+)?$/,
    statement: 'Stmt',
    kind: 'statement',
    format: 'camt.053',
  },
  {
    element: /^BkToCstmrAcctRpt(V\d+)?$/,
    statement: 'Rpt',
    kind: 'interim',
    format: 'camt.052',
  },
  {
    element: /^BkToCstmrDbtCdtNtfctn(V\d+)?$/,
    statement: 'Ntfctn',
    kind: 'notification',
    format: 'camt.054',
  },
];

class CamtSink implements XmlSink {
  readonly statements: BankStatement[] = [];
  readonly findings: BankFileFinding[] = [];
  format = '';
  messageLine = 0;
  messageName = '';
  root: { readonly name: string; readonly line: number } | null = null;

  readonly #fallbackCurrency: CurrencyCode;
  readonly #path: string[] = [];
  readonly #builder: XmlTreeBuilder;
  #message: (typeof MESSAGES)[number] | null = null;
  #lines: BankLine[] = [];
  #details: CamtDetails[] = [];
  #entryMark: XmlMark | null = null;
  #detailMark: XmlMark | null = null;
  #account = '';
  #totals = new EntryTotals();
  /** Days of the balances of the present statement. */
  #days = new Set<IsoDate>();
  /** Entries of the present statement so far, and the line on which the last one began. */
  #entries = 0;
  #entryLine = 0;
  #closedAt = 0;

  constructor(fallbackCurrency: CurrencyCode) {
    this.#fallbackCurrency = fallbackCurrency;
    this.#builder = new XmlTreeBuilder((element) => this.#closed(element), LIMITS);
  }

  open(element: XmlOpen, source: XmlSource): void {
    const { name } = element;
    const parent = this.#path.at(-1) ?? '';
    this.root ??= { name, line: element.line };
    if (this.#message === null) {
      const message = MESSAGES.find((candidate) => candidate.element.test(name));
      if (message !== undefined) {
        this.#message = message;
        this.messageLine = element.line;
        this.messageName = name;
        const version = /camt\.05[234]\.\d{3}\.\d{2}/.exec(element.namespace)?.[0];
        this.format = version ?? message.format;
      }
    } else if (name === 'Ntry' && parent === this.#message.statement) {
      this.#entryMark = source.mark(element.from, MAX_RAW);
      this.#details = [];
    } else if (name === 'TxDtls' && this.#entryMark !== null && this.#detailMark === null) {
      this.#detailMark = source.mark(element.from, MAX_RAW);
    }
    this.#path.push(name);
    this.#builder.open(element);
  }

  text(text: string): void {
    this.#builder.text(text);
  }

  close(_name: string, to: number): void {
    this.#path.pop();
    this.#closedAt = to;
    this.#builder.close();
  }

  /** What becomes of an element that is whole; `#path` ends with its parent. */
  #closed(element: XmlElement): 'keep' | 'drop' {
    if (this.#message === null) return 'drop';
    const inStatement = this.#path.at(-1) === this.#message.statement;
    if (element.name === 'TxDtls' && this.#detailMark !== null) {
      this.#details.push(detailsOf(element, this.#detailMark.upTo(this.#closedAt)));
      this.#detailMark = null;
      return 'drop';
    }
    if (element.name === 'Ntry' && inStatement && this.#entryMark !== null) {
      const raw = this.#entryMark.upTo(this.#closedAt);
      this.#entryMark = null;
      const [onlyDay = null] = this.#days.size === 1 ? this.#days : [];
      const read = linesOfEntry(element, this.#details, raw, this.#account, onlyDay);
      this.#details = [];
      for (const line of read.lines) this.#lines.push(line);
      this.findings.push(...this.#named(element, read.findings));
      this.#totals.add(element);
      return 'drop';
    }
    if (element.name === 'Acct' && inStatement) this.#account = accountNumberOf(element);
    if (
      element.name === this.#message.statement &&
      this.#message.element.test(this.#path.at(-1) ?? '')
    ) {
      this.#statement(element, this.#message.kind);
      return 'drop';
    }
    if (element.name === 'Bal' && inStatement) {
      const on = dayOfBalance(element);
      if (on !== null) this.#days.add(on);
    }
    return 'keep';
  }

  /** In a file of one long line the line says nothing: the entry is named by its reference or place. */
  #named(entry: XmlElement, findings: readonly BankFileFinding[]): readonly BankFileFinding[] {
    this.#entries += 1;
    const isOfLine = entry.line !== this.#entryLine && entry.line > this.messageLine;
    this.#entryLine = entry.line;
    if (isOfLine) return findings;
    const name = oneLine(textAt(entry, 'NtryRef') || textAt(entry, 'AcctSvcrRef')).slice(0, 35);
    return findings.map((finding) => ({
      ...finding,
      message: say`entry ${name || `${this.#entries}`}, ${finding.message}`,
    }));
  }

  #statement(element: XmlElement, kind: StatementKind): void {
    const lines = this.#lines;
    const account = childOf(element, 'Acct');
    const declaredText = textAt(account, 'Ccy').toUpperCase();
    const declared = isCurrencyCode(declaredText) ? declaredText : null;
    if (declaredText !== '' && declared === null)
      this.findings.push(
        findingAtLine(
          'warning',
          'bad_currency',
          childOf(account, 'Ccy')?.line ?? element.line,
          '<Ccy>',
          say`"${shortened(declaredText)}" is not a currency; that of the balances and entries is used`,
        ),
      );
    const balances = balancesOf(element, declared);
    for (const finding of balances.findings) this.findings.push(finding);
    this.findings.push(...this.#totals.compare(childOf(element, 'TxsSummry')));
    this.#totals = new EntryTotals();
    const currency = declared ?? balances.currency ?? lines[0]?.currency ?? this.#fallbackCurrency;
    const sequence =
      textAt(element, 'ElctrncSeqNb') || textAt(element, 'LglSeqNb') || textAt(element, 'Id');
    let page = '';
    for (const name of ['StmtPgntn', 'RptPgntn', 'NtfctnPgntn'])
      page ||= textAt(element, name, 'PgNb');
    const period = childOf(element, 'FrToDt');
    const periodDate = (...names: readonly string[]) => {
      for (const name of names) {
        const on = dateOf(dateTextOf(childOf(period, name)));
        if (on !== null) return on;
      }
      return null;
    };
    this.statements.push({
      place: { line: element.line },
      kind,
      account: this.#account,
      accountName: oneLine(textAt(account, 'Nm') || textAt(account, 'Ownr', 'Nm')),
      bank: bankOf(childOf(account, 'Svcr')),
      currency,
      number: page === '' ? sequence : `${sequence}/${page}`,
      fromOn: periodDate('FrDt', 'FrDtTm'),
      toOn: periodDate('ToDt', 'ToDtTm'),
      opening: balances.opening,
      closing: balances.closing,
      lines,
    });
    this.#lines = [];
    this.#account = '';
    this.#days = new Set();
    this.#entries = 0;
  }
}

/** Reads a CAMT file of any kind and version; yields the bytes done. */
export function* readCamt(
  bytes: Uint8Array,
  fallbackCurrency: CurrencyCode,
): Generator<{ readonly done: number; readonly total: number }, Result<BankFile, BankFileFault>> {
  const sink = new CamtSink(fallbackCurrency);
  const fault = yield* streamXml(bytes, sink, LIMITS);
  if (fault !== null)
    return err({ code: `xml_${fault.code}`, line: fault.line, message: fault.message });
  if (sink.format === '')
    return err(
      faultAtLine(
        'not_a_bank_file',
        sink.root?.line ?? null,
        say`the file is XML, but <${(sink.root?.name ?? '').slice(0, 40)}> is no bank statement (camt.052, camt.053 or camt.054); choose the file that the bank sent`,
      ),
    );
  if (sink.statements.length === 0)
    return err(
      faultAtLine(
        'no_statement',
        sink.messageLine,
        say`<${sink.messageName}> holds no statement, so there is nothing to import; download the file again`,
      ),
    );
  return ok({ format: sink.format, statements: sink.statements, findings: sink.findings });
}
