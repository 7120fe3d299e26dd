/**
 * The fields of one statement, gathered until it ends.
 *
 *     :20: … :25: … :28C: … :60F: … ( :61: :86: )* … :62F: … -
 */
import type {
  BankBalance,
  BankFileFinding,
  BankLine,
  BankStatement,
} from '../../../../domain/bank/bank-file.ts';
import { findingAtLine, leftOut } from '../../../../domain/bank/bank-findings.ts';
import { isCurrencyCode } from '../../../../domain/currencies.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import { type CurrencyCode, type Minor } from '../../../../domain/money.ts';
import { ownText } from '../../own-text.ts';
import { noAccount, noCurrency } from '../missing-parts.ts';
import { readMtAccount, readMtBalance, type MtBalance } from './mt-balance.ts';
import { readMtAmount, readMtEntry, type MtEntry } from './mt-entry.ts';
import type { MtField } from './mt-fields.ts';
import { mtLineOf } from './mt-line.ts';
import { NO_INFORMATION, type MtInformation } from './mt-information.ts';
import { readMtText, readNonSwift } from './mt-text.ts';
import { day, money, say } from '../../../../domain/texts/text.ts';

interface OpenEntry {
  readonly field: MtField;
  readonly entry: MtEntry;
  readonly texts: string[];
  readonly nonSwift: string[];
  readonly raws: string[];
}

/** Most texts that are read of one entry; Rabobank sends one for each line of the form. */
const MAX_TEXTS = 60;
const TOTALS = /^(\d{1,5})([A-Z]{3})\s*(\d+(?:[,.]\d*)?)\s*$/;

export class MtStatementBuilder {
  readonly findings: BankFileFinding[] = [];
  readonly #line: number;
  readonly #fallbackCurrency: CurrencyCode;
  #account = '';
  #bank = '';
  #number = '';
  #currency: CurrencyCode | null = null;
  #opening: MtBalance | null = null;
  #closing: MtBalance | null = null;
  #openingSeen = false;
  #closingSeen = false;
  #isInterim = false;
  /** Entries refused or read, and totals of MT942. */
  #entries = 0;
  #open: OpenEntry | null = null;
  #accountSeen = false;
  readonly #lines: BankLine[] = [];

  constructor(line: number, fallbackCurrency: CurrencyCode) {
    this.#line = line;
    this.#fallbackCurrency = fallbackCurrency;
  }

  /** Whether anything that makes a statement was seen: a balance or an entry. */
  get hasContent(): boolean {
    return this.#openingSeen || this.#closingSeen || this.#entries > 0 || this.#isInterim;
  }

  /** Whether `:25:` was seen and entries or balances after it. */
  get isUnderWay(): boolean {
    return this.#accountSeen && this.hasContent;
  }

  get currency(): CurrencyCode {
    return this.#currency ?? this.#fallbackCurrency;
  }

  take(field: MtField): void {
    const first = field.lines[0] ?? '';
    switch (field.tag) {
      case '25':
      case '25P':
        this.#readAccount(field);
        return;
      case '28':
      case '28C':
        this.#number = ownText(first.trim());
        return;
      case '60F':
      case '60M':
      case '60':
        this.#takeOpening(field);
        return;
      case '62F':
      case '62M':
      case '62':
        this.#closeEntry();
        this.#takeClosing(field);
        return;
      case '61':
        this.#takeEntry(field);
        return;
      case '86':
        this.#takeText(field, 'texts');
        return;
      case 'NS':
        this.#takeText(field, 'nonSwift');
        return;
      case '34F':
        this.#isInterim = true;
        this.#setCurrency(first.slice(0, 3));
        return;
      case '13D':
        this.#isInterim = !this.#openingSeen;
        return;
      case '90C':
      case '90D':
        this.#closeEntry();
        this.#isInterim = true;
        this.#checkTotals(field);
        return;
      default:
        // 64 and 65 are available, not booked, money; 21 and 13 name other messages.
        if (field.tag.startsWith('6')) this.#closeEntry();
    }
  }

  /** The statement, once no further field belongs to it. */
  build(): BankStatement {
    this.#closeEntry();
    const kind = this.#isInterim && !this.#openingSeen ? 'interim' : 'statement';
    if (this.#account === '') this.findings.push(noAccount(this.#line, ':25:'));
    if (this.#currency === null)
      this.findings.push(noCurrency(this.#line, ':60F:', '', this.#fallbackCurrency));
    return {
      place: { line: this.#line },
      kind,
      account: this.#account,
      accountName: '',
      bank: this.#bank,
      currency: this.currency,
      number: this.#number,
      fromOn: null,
      toOn: null,
      opening: this.#balance(this.#opening),
      closing: this.#balance(this.#closing),
      lines: this.#lines,
    };
  }

  #balance(balance: MtBalance | null): BankBalance | null {
    return balance === null || balance.currency !== this.currency
      ? null
      : { on: balance.on, amountMinor: balance.amountMinor };
  }

  #setCurrency(code: string): void {
    if (this.#currency === null && isCurrencyCode(code)) this.#currency = code;
  }

  #readAccount(field: MtField): void {
    this.#accountSeen = true;
    const read = readMtAccount(field.lines, field.tag === '25P');
    if (read.currency !== null) this.#setCurrency(read.currency);
    this.#account = ownText(read.account);
    this.#bank = ownText(read.bank);
  }

  #readBalance(field: MtField): MtBalance | null {
    const read = readMtBalance((field.lines[0] ?? '').trim(), this.#currency);
    if (read.ok) {
      this.#setCurrency(read.value.currency);
      return read.value;
    }
    this.findings.push(
      findingAtLine(
        'warning',
        'bad_balance',
        field.line,
        `:${field.tag}:`,
        say`${read.error}; the balance is left out, compare the totals with the bank's by hand`,
      ),
    );
    return null;
  }

  #takeOpening(field: MtField): void {
    if (this.#openingSeen) {
      this.findings.push(
        findingAtLine(
          'warning',
          'repeated_balance',
          field.line,
          `:${field.tag}:`,
          say`the statement has an opening balance already; this one is left out, compare the totals with the bank's by hand`,
        ),
      );
      return;
    }
    this.#openingSeen = true;
    this.#opening = this.#readBalance(field);
  }

  #takeClosing(field: MtField): void {
    this.#closingSeen = true;
    this.#closing = this.#readBalance(field);
  }

  #takeEntry(field: MtField): void {
    this.#closeEntry();
    this.#entries += 1;
    const read = readMtEntry(field.lines, this.currency);
    if (!read.ok) {
      this.findings.push(
        findingAtLine('refused', read.error.code, field.line, ':61:', leftOut(read.error.what)),
      );
      return;
    }
    if (read.value.valueOn === null)
      this.findings.push(
        findingAtLine(
          'warning',
          'bad_date',
          field.line,
          ':61:',
          say`the value date "${shortened(read.value.valueText)}" is not a date; the entry is booked on ${day(read.value.bookedOn)} and kept without its value date`,
        ),
      );
    this.#open = { field, entry: read.value, texts: [], nonSwift: [], raws: [field.raw] };
  }

  /** Texts after the closing balance are about the statement, not an entry; they are not kept. */
  #takeText(field: MtField, into: 'texts' | 'nonSwift'): void {
    if (this.#open === null || this.#open.raws.length >= MAX_TEXTS) return;
    this.#open[into].push(...field.lines);
    this.#open.raws.push(field.raw);
  }

  #closeEntry(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    const { entry } = open;
    const said: MtInformation =
      open.texts.length > 0
        ? readMtText(open.texts, entry.ownReference)
        : open.nonSwift.length > 0
          ? readNonSwift(open.nonSwift)
          : NO_INFORMATION;
    this.#lines.push(mtLineOf(open.field.line, entry, said, open.raws, this.currency));
  }

  /** MT942 says how many entries it has and what they come to. */
  #checkTotals(field: MtField): void {
    const text = (field.lines[0] ?? '').trim();
    const match = TOTALS.exec(text);
    if (match === null) return;
    const [, countText = '', currency = '', amountText = ''] = match;
    this.#setCurrency(currency);
    const amount = readMtAmount(amountText, currency);
    if (!amount.ok || currency !== this.currency) return;
    const sign = field.tag === '90C' ? 1 : -1;
    const mine = this.#lines.filter((line) =>
      line.amountMinor === 0 ? sign === 1 : Math.sign(line.amountMinor) === sign,
    );
    const sum: Minor = mine.reduce((total, line) => total + line.amountMinor, 0) * sign;
    if (mine.length === Number(countText) && sum === amount.value) return;
    this.findings.push(
      findingAtLine(
        'warning',
        'totals_differ',
        field.line,
        `:${field.tag}:`,
        say`the bank counts ${countText} entries of ${money(amount.value, currency)} and the file has ${mine.length} of ${money(sum, currency)}; download it again, or compare by hand`,
      ),
    );
  }
}
