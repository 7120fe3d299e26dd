/**
 * Norma 43 (AEB43, CSB43): what every Spanish bank gives out.
 *
 *     11 account, first and last day, opening balance      ┐
 *     22 entry · 23 its texts, up to five · 24 its origin   │ one statement; a file holds any number,
 *     33 counts and sums of the account, closing balance   ┘ several accounts among them
 *     88 number of records of the file
 *
 * Sums of 33 and the count of 88 that do not agree are warnings that name the record.
 */
import iconv from 'iconv-lite';
import type {
  BankBalance,
  BankFile,
  BankFileFault,
  BankFileFinding,
  BankLine,
  BankStatement,
} from '../../../../domain/bank/bank-file.ts';
import { faultAtLine, findingAtLine, leftOut } from '../../../../domain/bank/bank-findings.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import { err, ok, type Result } from '../../../../domain/result.ts';
import { findEncoding } from '../../find-encoding.ts';
import { ownText } from '../../own-text.ts';
import { oneLine } from '../bank-values.ts';
import { noAccount, noCurrency } from '../missing-parts.ts';
import { dateOfSix } from '../mt940/mt-entry.ts';
import { joinWrapped } from '../mt940/mt-fields.ts';
import {
  currencyOfNumber,
  readN43Amount,
  readN43End,
  readN43Entry,
  readN43Money,
  textsOf23,
  type AmountWidth,
  type N43End,
  type N43Record,
} from './n43-record.ts';
import { spanishIban } from './spanish-account.ts';
import { money, plural, say, type Text } from '../../../../domain/texts/text.ts';

/** Width of a text in record 23. */
const TEXT_WIDTH = 38;
const RECORD_WIDTH = 80;
/** Concepts that take an earlier entry back: returns and unpaid items, corrections. */
const RETURNS = new Set(['14', '98']);
const LINES_A_STEP = 300;

/** An entry, its texts and its origin, until record 33 proves the width of its amount. */
interface OpenEntry {
  readonly record: N43Record;
  readonly texts: string[];
  readonly raws: string[];
  origin: BankLine['original'];
}

/**
 * Windows-1252, unless letters stand where MS-DOS (code page 850) has those of Spanish: `Ñ` is A5
 * there, and no letter in Windows.
 */
function textOf(bytes: Uint8Array): Result<string, BankFileFault> {
  const found = findEncoding(bytes);
  if (!found.ok) return err(faultAtLine(found.error.code, null, found.error.sentence));
  const { encoding } = found.value;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (encoding.startsWith('utf')) return ok(iconv.decode(buffer, encoding));
  const latin = buffer.toString('latin1');
  const isDos = /[A-Za-z ][\u0080-\u00a5][A-Za-z ]/.test(latin) && !/[\u00c0-\u00ff]/.test(latin);
  return ok(iconv.decode(buffer, isDos ? 'cp850' : 'windows-1252'));
}

/** Records with their lines; a file without line ends is cut every 80 characters. */
function recordsOf(text: string): N43Record[] {
  const lines = text.split(/\r\n|\r|\n/);
  const isOne = lines.every((line, at) => at === 0 || line.trim() === '');
  const [only = ''] = lines;
  const pieces =
    isOne && only.length > 2 * RECORD_WIDTH
      ? (only.match(new RegExp(`.{1,${RECORD_WIDTH}}`, 'gs')) ?? [])
      : lines;
  return pieces
    .map((piece, at) => ({ kind: piece.slice(0, 2), line: isOne ? 1 : at + 1, text: piece }))
    .filter((record) => record.text.replaceAll('\u001a', '').trim() !== '');
}

/** Reads the file; yields the bytes done. */
export function* readNorma43(
  bytes: Uint8Array,
  fallbackCurrency: CurrencyCode,
): Generator<{ readonly done: number; readonly total: number }, Result<BankFile, BankFileFault>> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  const records = recordsOf(text.value);
  const statements: BankStatement[] = [];
  const findings: BankFileFinding[] = [];
  let open: N43Statement | null = null;
  const close = (): void => {
    if (open === null) return;
    statements.push(open.build());
    findings.push(...open.findings);
    open = null;
  };
  let ended = false;
  for (const [index, record] of records.entries()) {
    if (index % LINES_A_STEP === 0)
      yield { done: Math.floor((bytes.length * index) / records.length), total: bytes.length };
    switch (record.kind) {
      case '11':
        close();
        open = new N43Statement(record, fallbackCurrency);
        break;
      case '22':
      case '23':
      case '24':
      case '33':
        if (open === null) findings.push(withoutAccount(record));
        else open.take(record);
        if (record.kind === '33') close();
        break;
      case '88': {
        close();
        ended = true;
        const finding = countOfRecords(record, index);
        if (finding !== null) findings.push(finding);
        break;
      }
      case '00':
        // Some banks put a header of their own before the first account.
        break;
      default:
        findings.push(
          findingAtLine(
            'warning',
            'unknown_record',
            record.line,
            `record ${shortened(record.kind)}`,
            say`Norma 43 has no such record; it is left out, compare the entries with the bank's`,
          ),
        );
    }
  }
  close();
  if (statements.length === 0)
    return err(
      faultAtLine(
        'no_statement',
        null,
        say`the file has records of Norma 43, but no account (record 11), so there is nothing to import; download it again`,
      ),
    );
  const last = records.at(-1);
  if (!ended && last !== undefined)
    findings.push(
      findingAtLine(
        'warning',
        'cut_off',
        last.line,
        'record 88',
        say`the file ends without its last record, so a part of it may be missing; download it again`,
      ),
    );
  return ok({ format: 'norma43', statements, findings });
}

/** Money of an entry is real, but nobody knows of which account. */
const withoutAccount = (record: N43Record): BankFileFinding =>
  findingAtLine(
    record.kind === '22' ? 'refused' : 'warning',
    'no_account',
    record.line,
    `record ${record.kind}`,
    record.kind === '22'
      ? leftOut(say`no account (record 11) stands before it`)
      : say`no account (record 11) stands before it; it is left out`,
  );

/** Record 88 counts the records before it. */
function countOfRecords(record: N43Record, before: number): BankFileFinding | null {
  const written = record.text.slice(20, 26);
  if (!/^\d{6}$/.test(written)) return null;
  const stated = Number(written);
  if (stated === before) return null;
  return findingAtLine(
    'warning',
    'records_differ',
    record.line,
    'record 88',
    say`the bank counts ${stated} ${plural(stated, 'record', 'records')} and the file has ${before}; download it again, or compare the entries with the bank's`,
  );
}

/** One account, from its record 11 to its record 33. */
class N43Statement {
  readonly findings: BankFileFinding[] = [];
  readonly #header: N43Record;
  readonly #number: string | null;
  readonly #currency: CurrencyCode;
  readonly #opening: BankBalance | null;
  readonly #isShort: boolean;
  readonly #entries: OpenEntry[] = [];
  #end: N43Record | null = null;

  constructor(header: N43Record, fallbackCurrency: CurrencyCode) {
    this.#header = header;
    const opening = readN43Money(header.text, 32, null);
    const currency = currencyOfNumber(opening.number);
    this.#number = currency === null ? null : opening.number;
    this.#currency = currency ?? fallbackCurrency;
    this.#isShort = opening.width === 13;
    if (currency === null)
      this.findings.push(
        noCurrency(header.line, 'record 11', opening.number.trim(), fallbackCurrency),
      );
    this.#opening = this.#balance(header, opening.mark, opening.digits, header.text.slice(20, 26));
  }

  take(record: N43Record): void {
    if (record.kind === '22') {
      this.#entries.push({ record, texts: [], raws: [record.text], origin: null });
      return;
    }
    if (record.kind === '33') {
      this.#end = record;
      return;
    }
    const entry = this.#entries.at(-1);
    if (entry === undefined) {
      this.#tell(record, 'no_entry', say`no entry (record 22) stands before it; it is left out`);
      return;
    }
    entry.raws.push(record.text);
    if (record.kind === '23') entry.texts.push(...textsOf23(record.text));
    else entry.origin = this.#originOf(record);
  }

  build(): BankStatement {
    const { text, line } = this.#header;
    const account = spanishIban(text.slice(2, 6), text.slice(6, 10), text.slice(10, 20));
    if (account === '') this.findings.push(noAccount(line, 'record 11'));
    const end = this.#end;
    const told = end === null ? null : readN43End(end.text, this.#number);
    if (end === null)
      this.#tell(
        this.#header,
        'no_closing',
        say`no record 33 ends this account, so its entries cannot be proved complete; download the file again`,
      );
    const width = this.#widthOfAmounts(told);
    const lines = this.#entries.flatMap((entry) => this.#lineOf(entry, width, true));
    if (end !== null) this.#checkEnd(end, told, lines);
    return {
      place: { line },
      kind: 'statement',
      account: ownText(account),
      accountName: ownText(oneLine(text.slice(this.#isShort ? 50 : 51, 77))),
      bank: ownText(text.slice(2, 6).trim()),
      currency: this.#currency,
      number: '',
      fromOn: dateOfSix(text.slice(20, 26)),
      toOn: dateOfSix(text.slice(26, 32)),
      opening: this.#opening,
      closing:
        end === null || told === null
          ? null
          : this.#balance(end, told.closing.mark, told.closing.digits, text.slice(26, 32)),
      lines,
    };
  }

  #tell(record: N43Record, code: string, what: Text): void {
    this.findings.push(findingAtLine('warning', code, record.line, `record ${record.kind}`, what));
  }

  #balance(record: N43Record, mark: string, digits: string, date: string): BankBalance | null {
    const on = dateOfSix(date);
    const amount = readN43Amount(mark, digits, this.#currency);
    if (on !== null && amount.ok) return { on, amountMinor: amount.value };
    const what = amount.ok
      ? say`"${shortened(date)}" is not a date (year, month and day, two digits each)`
      : amount.error.what;
    this.#tell(
      record,
      'bad_balance',
      say`${what}; the balance is left out, compare the totals with the bank's by hand`,
    );
    return null;
  }

  #originOf(record: N43Record): BankLine['original'] {
    const currency = currencyOfNumber(record.text.slice(4, 7));
    if (currency === null || currency === this.#currency) return null;
    const amount = readN43Amount('2', record.text.slice(7, 21), currency);
    return amount.ok ? { currency, amountMinor: amount.value, rate: '' } : null;
  }

  /**
   * Where a balance has 13 digits, entries may have 13 as well: they have if record 33 then agrees
   * and otherwise does not.
   */
  #widthOfAmounts(told: N43End | null): AmountWidth {
    if (told === null || !(this.#isShort || told.closing.width === 13)) return 14;
    const agrees = (width: AmountWidth): boolean => {
      const lines = this.#entries.flatMap((entry) => this.#lineOf(entry, width, false));
      return this.#disagreements(told, lines).length === 0;
    };
    if (agrees(14) || !agrees(13)) return 14;
    this.#tell(
      this.#header,
      'short_amounts',
      say`amounts have 13 digits here instead of 14, which is how they agree with record 33; compare the balances with the bank's`,
    );
    return 13;
  }

  #lineOf(
    { record, texts, raws, origin }: OpenEntry,
    width: AmountWidth,
    tell: boolean,
  ): BankLine[] {
    const read = readN43Entry(record.text, this.#currency, width);
    if (!read.ok) {
      if (tell)
        this.findings.push(
          findingAtLine(
            'refused',
            read.error.code,
            record.line,
            'record 22',
            leftOut(read.error.what),
          ),
        );
      return [];
    }
    const entry = read.value;
    const written = record.text.slice(16, 22);
    if (tell && entry.valueOn === null && !/^[\s0]*$/.test(written))
      this.#tell(
        record,
        'bad_date',
        say`the value date "${shortened(written)}" is not a date; the entry is kept without its value date`,
      );
    const said = oneLine(joinWrapped(texts, TEXT_WIDTH));
    const added = entry.references.filter((one) => !said.includes(one));
    return [
      {
        place: { line: record.line },
        bookedOn: entry.bookedOn,
        valueOn: entry.valueOn,
        currency: this.#currency,
        amountMinor: entry.amountMinor,
        status: 'booked',
        isReversal: RETURNS.has(entry.code.slice(0, 2)),
        bankReference: ownText(entry.document),
        endToEndId: '',
        mandateId: '',
        structuredReference: '',
        text: ownText(oneLine([said, ...added].join(' '))),
        counterpartyName: '',
        counterpartyAccount: '',
        counterpartyBank: '',
        code: ownText(entry.code),
        chargesMinor: 0,
        original: origin,
        batch: null,
        raw: ownText(raws.map((raw) => raw.trimEnd()).join('\n')),
      },
    ];
  }

  /** Where the entries and what record 33 says of them differ, money out before money in. */
  #disagreements(told: N43End, lines: readonly BankLine[]): Text[] {
    const found: Text[] = [];
    for (const [side, sign] of [
      ['out', -1],
      ['in', 1],
    ] as const) {
      const { count, digits } = told[side];
      const stated = readN43Amount('2', digits, this.#currency);
      if (!stated.ok) continue;
      const mine = lines.filter(({ amountMinor, raw }) =>
        amountMinor === 0
          ? (raw.charAt(27) === '1') === (side === 'out')
          : Math.sign(amountMinor) === sign,
      );
      const sum: Minor = mine.reduce((total, line) => total + line.amountMinor * sign, 0);
      if ((count === null || mine.length === count) && sum === stated.value) continue;
      const counts = count ?? mine.length;
      const bank = money(stated.value, this.#currency);
      const file = money(sum, this.#currency);
      found.push(
        side === 'out'
          ? say`the bank counts ${counts} ${plural(counts, 'entry', 'entries')} of money out, ${bank}, and the file has ${mine.length}, ${file}; download it again, or compare by hand`
          : say`the bank counts ${counts} ${plural(counts, 'entry', 'entries')} of money in, ${bank}, and the file has ${mine.length}, ${file}; download it again, or compare by hand`,
      );
    }
    return found;
  }

  #checkEnd(end: N43Record, told: N43End | null, lines: readonly BankLine[]): void {
    if (told === null)
      this.#tell(
        end,
        'bad_balance',
        say`its counts, sums and balance do not stand in their columns, so the entries cannot be proved complete; compare the totals with the bank's by hand`,
      );
    else
      for (const what of this.#disagreements(told, lines)) this.#tell(end, 'totals_differ', what);
    const named = (text: string): string => text.slice(2, 20);
    if (named(end.text) !== named(this.#header.text))
      this.#tell(
        end,
        'other_account',
        say`it ends account "${shortened(named(end.text))}", and the entries before it are of "${shortened(named(this.#header.text))}"; compare them with the bank's`,
      );
    const number = told?.closing.number;
    if (this.#number !== null && number !== undefined && number !== this.#number)
      this.#tell(
        end,
        'other_currency',
        say`its currency has the number ${number}, and the account the number ${this.#number}; compare the closing balance with the bank's`,
      );
  }
}
