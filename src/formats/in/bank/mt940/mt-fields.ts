/**
 * Lines of an MT940 or MT942 file into its tagged fields.
 *
 *     :86:166?00GUTSCHRIFT?20SVWZ+Rechnu     ->  { tag: '86', line: 6, lines: ['166?00…', 'ng INV-1042'] }
 *     ng INV-1042
 *     -                                      ->  { tag: '-', … }   the end of a statement
 *
 * Banks send it with and without the SWIFT envelope (`{1:…}{4:`), with control characters around it,
 * and wrapped at 65 characters wherever that falls, even inside a time of day: `T13⏎:12:11` is text,
 * not a field. So only tags that MT940 knows begin a field.
 */

export interface MtField {
  /** `61`, `60F`, `NS`; `-` at the end of a statement. */
  readonly tag: string;
  /** One-based line on which it begins. */
  readonly line: number;
  /** Its lines without the tag; blank ones included. */
  readonly lines: readonly string[];
  /** As it stands in the file, tag included. */
  readonly raw: string;
}

const TAGS = new Set(
  '20 21 25 25P 28 28C 13 13D 34F 60F 60M 60 61 62F 62M 62 64 65 65F 86 90C 90D NS 940 942'.split(
    ' ',
  ),
);
const TAGGED = /^:([0-9]{2,3}[A-Z]?|NS):/;
/** A text that was wrapped inside a time of day: the next line begins `:MM:SS`. */
const TIME_BEFORE = /\dT\d{2}$/;
const TIME_AFTER = /^:[0-5]\d:[0-5]\d(?!\d)/;
/** Longest field that is kept, in lines; SWIFT allows six, banks send up to sixty. */
const MAX_LINES = 100;
/** Longest line that is kept, give or take a piece; what follows on it is skipped. */
const MAX_LINE = 20_000;

/** The tag with which `line` begins a field, or null when it continues the one before. */
export function tagOf(line: string): string | null {
  const tag = TAGGED.exec(line)?.[1];
  return tag !== undefined && TAGS.has(tag) ? tag : null;
}

export interface MtFieldReader {
  push(text: string): void;
  end(): void;
}

/** Calls `onField` once for every whole field, in order. Line ends are LF, CRLF or CR. */
export function mtFieldReader(onField: (field: MtField) => void): MtFieldReader {
  let rest = '';
  let line = 0;
  let open: { tag: string; line: number; lines: string[]; raw: string[] } | null = null;
  /** A tag torn apart: `:` alone on its line, the rest of it on the next. */
  let tornAt = 0;

  const close = (): void => {
    if (open === null) return;
    const { tag, lines, raw } = open;
    onField({ tag, line: open.line, lines, raw: raw.join('\n') });
    open = null;
  };

  function readLine(written: string): void {
    line += 1;
    let text = written.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '');
    if (tornAt > 0) {
      if (/^\d{2}[A-Z]?:/.test(text)) text = `:${text}`;
      tornAt = 0;
    } else if (text === ':') {
      tornAt = line;
      return;
    }
    if (text === '-' || text.startsWith('-}')) {
      close();
      onField({ tag: '-', line, lines: [], raw: text });
      return;
    }
    const body = text.lastIndexOf('{4:');
    if (body >= 0) {
      close();
      text = text.slice(body + 3);
      if (text === '') return;
    }
    const tag =
      open !== null && TIME_BEFORE.test(open.lines.at(-1) ?? '') && TIME_AFTER.test(text)
        ? null
        : tagOf(text);
    if (tag !== null) {
      close();
      open = { tag, line, lines: [text.slice(tag.length + 2)], raw: [text] };
    } else if (open !== null && open.lines.length < MAX_LINES) {
      open.lines.push(text);
      open.raw.push(text);
    }
  }

  return {
    push(text) {
      const whole = rest + text;
      let start = 0;
      for (let index = 0; index < whole.length; index += 1) {
        const code = whole.charCodeAt(index);
        if (code !== 10 && code !== 13) continue;
        // A CR at the end of the piece may be half of a CRLF.
        if (code === 13 && index + 1 === whole.length) break;
        readLine(whole.slice(start, index));
        if (code === 13 && whole.charCodeAt(index + 1) === 10) index += 1;
        start = index + 1;
      }
      rest = whole.slice(start, start + MAX_LINE);
    },
    end() {
      if (rest.endsWith('\r')) rest = rest.slice(0, -1);
      if (rest !== '') readLine(rest);
      rest = '';
      close();
    },
  };
}

/**
 * Lines of a text that was cut at `width` characters: a full line runs on into the next without a
 * blank, a shorter one was a line of its own.
 */
export function joinWrapped(lines: readonly string[], width: number): string {
  let joined = '';
  let full = true;
  for (const line of lines) {
    joined += full ? line : ` ${line}`;
    full = line.length >= width;
  }
  return joined;
}
