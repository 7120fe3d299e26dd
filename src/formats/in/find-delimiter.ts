/**
 * Which character separates the values.
 *
 * The right delimiter is the one that gives every line the same number of columns; a comma inside
 * amounts does not manage that, because the header has none.
 *
 *     Open invoices on 30 June 2026        <- stands above the header, one column
 *     number;customer;amount
 *     INV-1;"Müller, Söhne";1.234,50
 */
import { readDelimited, type DelimitedRow } from './read-delimited.ts';
import { say, type Text } from '../../domain/texts/text.ts';

const DELIMITER_NAMES = {
  ',': say`comma`,
  ';': say`semicolon`,
  '\t': say`tab`,
  '|': say`vertical bar`,
} as const;
export type TextDelimiter = keyof typeof DELIMITER_NAMES;
const CANDIDATES = Object.keys(DELIMITER_NAMES) as TextDelimiter[];

export interface DelimiterFound {
  readonly delimiter: TextDelimiter;
  readonly how: 'settled' | 'guessed';
  readonly because: Text;
}

const SAMPLE_ROWS = 300;
/** Excel writes this line above the header to name the delimiter. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?\s*$/i;

interface Consistency {
  readonly columns: number;
  /** Share of rows with that many columns, 0 to 1. */
  readonly share: number;
  readonly rows: number;
}

/** The commonest number of columns among `rows`, larger first when two are as common. */
function consistencyOf(rows: readonly DelimitedRow[]): Consistency {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.fields.length, (counts.get(row.fields.length) ?? 0) + 1);
  let columns = 0;
  let most = 0;
  for (const [count, times] of counts)
    if (times > most || (times === most && count > columns)) {
      columns = count;
      most = times;
    }
  return { columns, share: rows.length === 0 ? 0 : most / rows.length, rows: rows.length };
}

/** A list made for a printer: more lines of dashes and of remarks than `| rows | between | bars |`. */
function ruled(sample: string) {
  const rows = readDelimited(sample, '|', SAMPLE_ROWS).filter((row) => row.fields.length > 1);
  const found = { delimiter: '|' as const, ...consistencyOf(rows) };
  return rows.length >= 3 && found.columns > 3 && found.share > 0.7 ? found : undefined;
}

/** The delimiter of `sample`, the first part of a file. */
export function findDelimiter(sample: string): DelimiterFound {
  const stated = SEPARATOR_LINE.exec(sample.slice(0, 20).split(/\r\n|\n|\r/)[0] ?? '')?.[1];
  if (stated !== undefined && CANDIDATES.includes(stated as TextDelimiter))
    return {
      delimiter: stated as TextDelimiter,
      how: 'settled',
      because: say`the first line says so: sep=${stated}`,
    };
  const fits = CANDIDATES.map((delimiter) => ({
    delimiter,
    ...consistencyOf(readDelimited(sample, delimiter, SAMPLE_ROWS)),
  }))
    .filter((candidate) => candidate.columns > 1)
    .sort((a, b) => b.share - a.share || b.columns - a.columns);
  const best = fits[0] ?? ruled(sample);
  if (best === undefined)
    return { delimiter: ',', how: 'guessed', because: say`no line has more than one value` };
  const name = DELIMITER_NAMES[best.delimiter];
  const whole = best.share === 1;
  const rival = fits[1];
  const doubtful = rival !== undefined && rival.share >= best.share;
  return {
    delimiter: best.delimiter,
    how: doubtful ? 'guessed' : 'settled',
    because: whole
      ? say`with ${name} every one of the first ${best.rows} lines has ${best.columns} columns`
      : say`with ${name} ${Math.floor(best.share * 100)} of 100 lines have ${best.columns} columns`,
  };
}
