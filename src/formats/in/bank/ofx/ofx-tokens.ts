/**
 * Tags and values of OFX, in both its clothes: SGML, where a value closes itself (version 1), and XML
 * (version 2), which banks also write without closing tags.
 *
 *     <STMTTRN><TRNAMT>-80.00<FITID>219378</STMTTRN>
 *     ->  open STMTTRN · value TRNAMT '-80.00' · value FITID '219378' · close STMTTRN
 *
 * So neither an SGML nor an XML parser reads all of them. This one knows which tags hold others;
 * every other tag is a value that ends at the next tag. Entities are the five of XML and numbers;
 * DOCTYPE is refused.
 */
import { say, type Text } from '../../../../domain/texts/text.ts';

/** Tags that hold others. What stands in one not listed belongs to the one around it. */
const AGGREGATES = new Set(
  (
    'OFX SIGNONMSGSRSV1 SONRS STATUS FI BANKMSGSRSV1 CREDITCARDMSGSRSV1 STMTTRNRS CCSTMTTRNRS STMTRS ' +
    'CCSTMTRS BANKACCTFROM CCACCTFROM BANKTRANLIST BANKTRANLISTP STMTTRN STMTTRNP PAYEE BANKACCTTO ' +
    'CCACCTTO CURRENCY ORIGCURRENCY LEDGERBAL AVAILBAL BALLIST BAL SIGNUPMSGSRSV1 ACCTINFOTRNRS ' +
    'ACCTINFORS ACCTINFO BANKACCTINFO CCACCTINFO INVSTMTMSGSRSV1 INVSTMTTRNRS INVSTMTRS INVBANKTRAN'
  ).split(' '),
);

/** Longest value that is kept, and longest tag that is a tag, in characters. */
const MAX_VALUE = 10_000;
/** Longest original text kept of one entry. */
const MAX_RAW = 4_000;
/** Tags inside tags; real files go eight deep. */
const MAX_DEPTH = 64;

export interface OfxSink {
  open(tag: string, line: number): void;
  value(tag: string, text: string, line: number): void;
  /** `raw`: the text of the aggregate as it stands, for entries only; else `''`. */
  close(tag: string, raw: string): void;
}

export interface OfxFault {
  readonly code: string;
  readonly line: number;
  readonly what: Text;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** `&amp;` and `&#233;` as what they stand for; anything else as written. */
function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,5});/gi, (written, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? written;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

export class OfxTokens {
  readonly #sink: OfxSink;
  #rest = '';
  #line = 1;
  readonly #open: { readonly tag: string; readonly line: number }[] = [];
  #leaf: { readonly tag: string; readonly line: number; text: string } | null = null;
  #raw: string | null = null;
  #skipTo: string | null = null;
  #seen = false;

  constructor(sink: OfxSink) {
    this.#sink = sink;
  }

  /** The aggregates that are still open, outermost first. */
  get stillOpen(): readonly { readonly tag: string; readonly line: number }[] {
    return this.#open;
  }

  get line(): number {
    return this.#line;
  }

  /** Feeds the next piece of text; a fault when the file cannot be OFX. */
  push(text: string): OfxFault | null {
    this.#rest += text;
    return this.#work(false);
  }

  end(): OfxFault | null {
    const fault = this.#work(true);
    this.#endLeaf();
    return fault;
  }

  #work(final: boolean): OfxFault | null {
    const text = this.#rest;
    let at = 0;
    const keepFrom = (from: number): null => {
      this.#rest = text.slice(from);
      return null;
    };
    while (at < text.length) {
      if (this.#skipTo !== null) {
        const end = text.indexOf(this.#skipTo, at);
        if (end < 0) {
          const from = final ? text.length : Math.max(at, text.length - this.#skipTo.length + 1);
          this.#pass(text.slice(at, from), false);
          return keepFrom(from);
        }
        this.#pass(text.slice(at, end + this.#skipTo.length), false);
        at = end + this.#skipTo.length;
        this.#skipTo = null;
        continue;
      }
      const start = text.indexOf('<', at);
      if (start < 0) {
        this.#pass(text.slice(at), true);
        return keepFrom(text.length);
      }
      if (start > at) {
        this.#pass(text.slice(at, start), true);
        at = start;
      }
      // Enough to tell `<!--` and `<![CDATA[` from tags.
      if (text.length - at < 9 && !final && !text.includes('>', at)) return keepFrom(at);
      if (text.startsWith('<!--', at)) {
        this.#skipTo = '-->';
        continue;
      }
      if (text.startsWith('<![CDATA[', at)) {
        const end = text.indexOf(']]>', at);
        if (end < 0) {
          if (!final && text.length - at < MAX_VALUE) return keepFrom(at);
          return { code: 'malformed', line: this.#line, what: say`a <![CDATA[ is never closed` };
        }
        if (this.#leaf !== null) this.#leaf.text += `${text.slice(at + 9, end)}`;
        this.#pass(text.slice(at, end + 3), false);
        at = end + 3;
        continue;
      }
      if (/^<!(DOCTYPE|ENTITY)/i.test(text.slice(at, at + 10)))
        return {
          code: 'doctype',
          line: this.#line,
          what: say`the file declares entities (DOCTYPE), which can make a program read other files or grow without end`,
        };
      const next = text.charAt(at + 1);
      if (next !== '' && !/[A-Za-z/!?]/.test(next)) {
        this.#pass('<', true);
        at += 1;
        continue;
      }
      const end = text.indexOf('>', at);
      if (end < 0 || end - at > MAX_VALUE) {
        if (end < 0 && !final && text.length - at <= MAX_VALUE) return keepFrom(at);
        return {
          code: 'malformed',
          line: this.#line,
          what: say`a tag begins here and is never closed`,
        };
      }
      const written = text.slice(at, end + 1);
      this.#tag(written);
      if (this.#open.length > MAX_DEPTH)
        return {
          code: 'too_deep',
          line: this.#line,
          what: say`tags are nested ${MAX_DEPTH + 1} deep here, and real files never go that far`,
        };
      this.#pass(written, false);
      at = end + 1;
    }
    return keepFrom(text.length);
  }

  /** Text that is consumed: counted, kept for the entry, and part of the open value when `isText`. */
  #pass(text: string, isText: boolean): void {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) this.#line += 1;
    }
    if (this.#raw !== null && this.#raw.length < MAX_RAW) this.#raw += text;
    if (isText && this.#leaf !== null && this.#leaf.text.length < MAX_VALUE)
      this.#leaf.text += text.slice(0, MAX_VALUE);
  }

  #endLeaf(): void {
    const leaf = this.#leaf;
    if (leaf === null) return;
    this.#leaf = null;
    this.#sink.value(leaf.tag, plainText(leaf.text.trim()), leaf.line);
  }

  #tag(written: string): void {
    const match = /^<(\/?)([A-Za-z][A-Za-z0-9._-]*)\s*(\/?)/.exec(written);
    if (match === null) return;
    const tag = (match[2] ?? '').toUpperCase();
    this.#endLeaf();
    if (match[1] === '/') {
      this.#close(tag, written);
      return;
    }
    if (tag === 'OFX') this.#seen = true;
    if (!this.#seen) return;
    if (!AGGREGATES.has(tag)) {
      this.#leaf = { tag, line: this.#line, text: '' };
      if (match[3] === '/') this.#endLeaf();
      return;
    }
    // An entry or a statement never holds another: the closing tag was forgotten.
    if (/^(CC)?STMT(TRNP?|RS|TRNRS)$/.test(tag) && this.#open.some((other) => other.tag === tag))
      this.#close(tag, '');
    this.#open.push({ tag, line: this.#line });
    if (tag === 'STMTTRN' || tag === 'STMTTRNP') this.#raw = '';
    this.#sink.open(tag, this.#line);
    if (match[3] === '/') this.#close(tag, written);
  }

  #close(tag: string, written: string): void {
    if (!this.#open.some((other) => other.tag === tag)) return;
    for (;;) {
      const top = this.#open.pop();
      if (top === undefined) return;
      let raw = '';
      if ((top.tag === 'STMTTRN' || top.tag === 'STMTTRNP') && this.#raw !== null) {
        raw = (this.#raw + written).slice(0, MAX_RAW);
        this.#raw = null;
      }
      this.#sink.close(top.tag, raw);
      if (top.tag === tag) return;
    }
  }
}
