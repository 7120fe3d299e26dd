/**
 * OFX 1 (SGML) and OFX 2 (XML): statements of bank accounts and credit cards.
 *
 *     OFXHEADER:100 … VERSION:102 … CHARSET:1252        <?OFX OFXHEADER="200" VERSION="211" …?>
 *     <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM>… <BANKTRANLIST><STMTTRN>…
 *       <LEDGERBAL><BALAMT>5250.00<DTASOF>20051029     ->  the closing balance; OFX has no opening one
 *
 * A sign-on that failed and a statement that the bank would not give are refused with the bank's words.
 */
import type {
  BankBalance,
  BankFile,
  BankFileFault,
  BankFileFinding,
  BankLine,
  BankStatement,
} from '../../../../domain/bank/bank-file.ts';
import { faultAtLine, findingAtLine } from '../../../../domain/bank/bank-findings.ts';
import { balanceRowOf, isBalanceLabel } from '../../../../domain/imports/bank/balance-row.ts';
import { isCurrencyCode } from '../../../../domain/currencies.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import type { CurrencyCode } from '../../../../domain/money.ts';
import { err, ok, type Result } from '../../../../domain/result.ts';
import { decodePieces } from '../../decode-text.ts';
import { findEncoding, type TextEncoding } from '../../find-encoding.ts';
import { accountOf, oneLine } from '../bank-values.ts';
import { noAccount, noCurrency } from '../missing-parts.ts';
import { readOfxAmount, readOfxDate, readOfxEntry } from './ofx-entry.ts';
import { OfxTokens, type OfxSink } from './ofx-tokens.ts';
import { say, type Text } from '../../../../domain/texts/text.ts';

/** About a millisecond of work between two checkpoints. */
const PIECE_BYTES = 8_192;

interface Value {
  readonly text: string;
  readonly line: number;
}

/** Entries wait for the end of their statement: nothing says that the currency comes first. */
interface OpenEntry {
  readonly line: number;
  readonly status: BankLine['status'];
  readonly values: Map<string, Value>;
  readonly raw: string;
}

/** Entries read at once when the currency is known, so that a long statement does not wait as text. */
class OfxStatements implements OfxSink {
  readonly statements: BankStatement[] = [];
  readonly findings: BankFileFinding[] = [];
  signOnFault: BankFileFault | null = null;
  bankFault: BankFileFault | null = null;

  readonly #fallbackCurrency: CurrencyCode;
  readonly #path: string[] = [];
  #status = new Map<string, Value>();
  #statusLine = 1;
  #statement: Map<string, Value> | null = null;
  #statementLine = 1;
  #entryLine = 1;
  #entry: Map<string, Value> | null = null;
  #waiting: OpenEntry[] = [];
  #lines: BankLine[] = [];
  /** Where the bank writes it among its movements. */
  #opening: BankBalance | null = null;

  constructor(fallbackCurrency: CurrencyCode) {
    this.#fallbackCurrency = fallbackCurrency;
  }

  open(tag: string, line: number): void {
    this.#path.push(tag);
    if (tag === 'STMTRS' || tag === 'CCSTMTRS') {
      this.#statement = new Map();
      this.#statementLine = line;
      this.#waiting = [];
      this.#lines = [];
    } else if (tag === 'STMTTRN' || tag === 'STMTTRNP') {
      this.#entry = new Map();
      this.#entryLine = line;
    } else if (tag === 'STATUS') {
      this.#status = new Map();
      this.#statusLine = line;
    }
  }

  value(tag: string, text: string, line: number): void {
    const inside = this.#path.at(-1) ?? '';
    if (inside === 'STATUS') {
      this.#status.set(tag, { text, line });
      return;
    }
    const of = this.#entry ?? this.#statement;
    if (of === null) return;
    const isOwn = /^(CC)?STMT(RS|TRNP?)$/.test(inside);
    const key = isOwn ? tag : `${inside}.${tag}`;
    // The first counts: a second MEMO or FITID is a mistake of the bank's program.
    if (!of.has(key)) of.set(key, { text, line });
  }

  close(tag: string, raw: string): void {
    this.#path.pop();
    if (tag === 'STATUS') this.#closeStatus();
    else if ((tag === 'STMTTRN' || tag === 'STMTTRNP') && this.#entry !== null) {
      const entry: OpenEntry = {
        line: this.#entryLine,
        status: tag === 'STMTTRNP' ? 'pending' : 'booked',
        values: this.#entry,
        raw,
      };
      this.#entry = null;
      const currency = this.#declaredCurrency();
      if (this.#statement === null) return;
      if (currency === null) this.#waiting.push(entry);
      else this.#read(entry, currency);
    } else if ((tag === 'STMTRS' || tag === 'CCSTMTRS') && this.#statement !== null) {
      this.#closeStatement(this.#statement);
      this.#statement = null;
    }
  }

  #declaredCurrency(): CurrencyCode | null {
    const text = (this.#statement?.get('CURDEF')?.text ?? '').toUpperCase();
    return isCurrencyCode(text) ? text : null;
  }

  #read(entry: OpenEntry, currency: CurrencyCode): void {
    const read = readOfxEntry(entry.values, entry.line, entry.status, currency, entry.raw);
    this.findings.push(...read.findings);
    if (read.line === null) return;
    if (!isBalance(read.line)) {
      this.#lines.push(read.line);
      return;
    }
    const { bookedOn: on, amountMinor, text } = read.line;
    if (balanceRowOf(text) === 'opening') this.#opening ??= { on, amountMinor };
    this.findings.push(
      findingAtLine(
        'note',
        'standing_row',
        entry.line,
        '<STMTTRN>',
        say`"${shortened(text)}" states a balance, not a movement; it was left out`,
      ),
    );
  }

  #closeStatus(): void {
    const code = this.#status.get('CODE')?.text ?? '';
    if ((this.#status.get('SEVERITY')?.text ?? '').toUpperCase() !== 'ERROR') return;
    const message = this.#status.get('MESSAGE')?.text ?? '';
    const shownCode = oneLine(code).slice(0, 10);
    const said = message === '' ? shownCode : say`${shownCode}: "${shortened(message)}"`;
    if (this.#path.at(-1) === 'SONRS')
      this.signOnFault ??= faultAtLine(
        'sign_on_failed',
        this.#statusLine,
        say`the bank refused the sign-on (${said}), so the file holds no entries; sign on again and download it anew`,
      );
    else
      this.bankFault ??= faultAtLine(
        'bank_error',
        this.#statusLine,
        say`the bank answered with an error (${said}) instead of a statement; download it again`,
      );
  }

  #closeStatement(values: ReadonlyMap<string, Value>): void {
    const text = (key: string): string => values.get(key)?.text ?? '';
    const declared = this.#declaredCurrency();
    // Where the statement names none, its entries may.
    const ofEntries = (this.#waiting[0]?.values.get('CURRENCY.CURSYM')?.text ?? '').toUpperCase();
    const currency = declared ?? (isCurrencyCode(ofEntries) ? ofEntries : this.#fallbackCurrency);
    if (declared === null)
      this.findings.push(noCurrency(this.#statementLine, '<CURDEF>', text('CURDEF'), currency));
    for (const entry of this.#waiting) this.#read(entry, currency);
    const account = accountOf(text('BANKACCTFROM.ACCTID') || text('CCACCTFROM.ACCTID'));
    if (account === '') this.findings.push(noAccount(this.#statementLine, '<ACCTID>'));
    this.statements.push({
      place: { line: this.#statementLine },
      kind: 'statement',
      account,
      accountName: '',
      bank: oneLine(text('BANKACCTFROM.BANKID')),
      currency,
      number: '',
      fromOn: readOfxDate(text('BANKTRANLIST.DTSTART')),
      toOn: readOfxDate(text('BANKTRANLIST.DTEND')),
      opening: this.#opening,
      closing: this.#closing(values, currency),
      lines: this.#lines,
    });
    this.#waiting = [];
    this.#lines = [];
    this.#opening = null;
  }

  #closing(values: ReadonlyMap<string, Value>, currency: CurrencyCode): BankBalance | null {
    const amountValue = values.get('LEDGERBAL.BALAMT');
    if (amountValue === undefined) return null;
    const bad = (tag: string, line: number, what: Text): null => {
      this.findings.push(
        findingAtLine(
          'warning',
          'bad_balance',
          line,
          `<${tag}>`,
          say`${what}; the balance is left out, compare the totals with the bank's by hand`,
        ),
      );
      return null;
    };
    if (amountValue.text === '') return bad('BALAMT', amountValue.line, say`the balance is empty`);
    const amount = readOfxAmount(amountValue.text, currency);
    if (!amount.ok) return bad('BALAMT', amountValue.line, amount.error.what);
    const dateValue = values.get('LEDGERBAL.DTASOF');
    const on = readOfxDate(dateValue?.text ?? '');
    return on === null
      ? bad(
          'DTASOF',
          dateValue?.line ?? amountValue.line,
          say`"${shortened(dateValue?.text ?? '')}" is not a date`,
        )
      : { on, amountMinor: amount.value };
  }
}

/** Banks in Brazil write balances among the movements: `Saldo Anterior`, `Saldo do dia`. */
const isBalance = ({ text, counterpartyName }: BankLine): boolean =>
  isBalanceLabel(text) && (counterpartyName === '' || isBalanceLabel(counterpartyName));

/** Encodings that the header of OFX 1 or the declaration of OFX 2 names. */
function declaredEncoding(head: string): TextEncoding | null {
  const named =
    /^\s*CHARSET:\s*([A-Za-z0-9-]+)/m.exec(head)?.[1] ??
    /<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ??
    '';
  if (/^(windows-?|cp)?1252$/i.test(named)) return 'windows-1252';
  if (/^(windows-?|cp)?1250$/i.test(named)) return 'windows-1250';
  if (/^(iso-?)?8859-?1$/i.test(named)) return 'iso-8859-1';
  return null;
}

const versionOf = (head: string): string => {
  const digits =
    /<\?OFX[^>]*\bVERSION\s*=\s*["'](\d{3})["']/.exec(head)?.[1] ??
    /VERSION:\s*(\d{3})/.exec(head)?.[1] ??
    '';
  return digits === '' ? 'ofx' : `ofx ${digits.split('').join('.')}`;
};

/** Reads the file; yields the bytes done. */
export function* readOfx(
  bytes: Uint8Array,
  fallbackCurrency: CurrencyCode,
): Generator<{ readonly done: number; readonly total: number }, Result<BankFile, BankFileFault>> {
  const found = findEncoding(bytes);
  if (!found.ok) return err(faultAtLine(found.error.code, null, found.error.sentence));
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096))
    .toString('latin1')
    .replaceAll('\0', '');
  // What is UTF-8 or UTF-16 shows it; headers say 1252 by habit. Among single bytes the header decides.
  const encoding =
    found.value.how === 'settled'
      ? found.value.encoding
      : (declaredEncoding(head) ?? found.value.encoding);

  const sink = new OfxStatements(fallbackCurrency);
  const tokens = new OfxTokens(sink);
  const wrong = (fault: { code: string; line: number; what: Text }): Result<never, BankFileFault> =>
    err(faultAtLine(fault.code, fault.line, say`${fault.what}; download or export the file again`));
  for (const piece of decodePieces(bytes, encoding, PIECE_BYTES)) {
    const fault = tokens.push(piece.text);
    if (fault !== null) return wrong(fault);
    yield { done: piece.bytesRead, total: bytes.length };
  }
  const fault = tokens.end();
  if (fault !== null) return wrong(fault);

  if (sink.signOnFault !== null) return err(sink.signOnFault);
  const inside = tokens.stillOpen.find((open) => /^(CC)?STMT(RS|TRN)$/.test(open.tag));
  if (inside !== undefined)
    return err(
      faultAtLine(
        'cut_off',
        tokens.line,
        say`the file ends inside <${inside.tag}> of line ${inside.line}, so a part of it is missing; download it again`,
      ),
    );
  if (sink.statements.length === 0)
    return err(
      sink.bankFault ??
        faultAtLine(
          'no_statement',
          null,
          say`the file is OFX, but holds no statement (<STMTRS> or <CCSTMTRS>), so there is nothing to import; download it again with the entries`,
        ),
    );
  const findings =
    sink.bankFault === null
      ? sink.findings
      : [
          ...sink.findings,
          {
            severity: 'warning' as const,
            code: sink.bankFault.code,
            line: sink.bankFault.line,
            where: '<STATUS>',
            message: sink.bankFault.message,
          },
        ];
  return ok({ format: versionOf(head), statements: sink.statements, findings });
}
