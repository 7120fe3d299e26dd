/**
 * Euro reference rates as the European Central Bank publishes them: the whole history or one day,
 * as CSV or as XML.
 *
 *     Date,USD,JPY,BGN,…,                     eurofxref-hist.csv
 *     2026-04-13,1.1684,186.75,N/A,…,
 *
 *     Date, USD, JPY, …                       eurofxref.csv
 *     13 April 2026, 1.1684, 186.75, …
 *
 *     <Cube time="2026-04-13"><Cube currency="USD" rate="1.1684"/>…    eurofxref-daily.xml
 */
import { parseIsoDate, type IsoDate } from '../../../domain/dates.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import { readDate } from '../../../domain/imports/values/read-date.ts';
import type { RateDay, RateFile, RateFileFault } from '../../../domain/rates/rate-file.ts';
import { isRateText } from '../../../domain/rates/rate-text.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { readDelimited, type DelimitedRow } from '../read-delimited.ts';
import { childrenOf, readXmlTree, XML_LIMITS, type XmlElement } from '../xml/xml-tree.ts';
import { count, say, type Text } from '../../../domain/texts/text.ts';

const SOURCE = 'ECB';
const VOCABULARY = 'http://www.ecb.int/vocabulary/2002-08-01/eurofxref';

/** The history has 2 MB as CSV and 9 MB as XML. */
const MAX_BYTES = 50_000_000;
const LIMITS = { ...XML_LIMITS, maxBytes: MAX_BYTES, maxElements: 1_000_000 };

const headOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');

/** What kind of rate file `bytes` are, by their content; null for every other file. */
export function recogniseEcbRates(bytes: Uint8Array): 'csv' | 'xml' | null {
  const head = headOf(bytes);
  if (/^\s*Date\s*,\s*[A-Z]{3}\s*,\s*[A-Z]{3}\s*[,\r\n]/.test(head)) return 'csv';
  return /^\s*</.test(head) && head.includes(VOCABULARY) ? 'xml' : null;
}

/** The days of a rate file, each with its fault if it has one; or why it is no rate file. */
export function readEcbRates(bytes: Uint8Array): Result<RateFile, RateFileFault> {
  if (bytes.length > MAX_BYTES)
    return err({
      code: 'too_large',
      line: null,
      message: say`the file has ${bytes.length} bytes, and at most ${MAX_BYTES} are read; it is no file of the ECB`,
    });
  if (/^\s*</.test(headOf(bytes))) return readXml(bytes);
  return readCsv(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );
}

const getIt = (what: Text): Text =>
  say`${what}; download eurofxref-hist.csv from the ECB (unpack the ZIP) and import it as it is`;

function readCsv(text: string): Result<RateFile, RateFileFault> {
  if (text.startsWith('PK\u0003\u0004'))
    return err({
      code: 'zip',
      line: null,
      message: say`this is a ZIP archive; unpack it and import eurofxref-hist.csv from it`,
    });
  const [header, ...rows] = readDelimited(text, ',');
  if (header === undefined)
    return err({ code: 'empty', line: null, message: getIt(say`the file is empty`) });
  const names = withoutEnd(header.fields.map((name) => name.trim()));
  if (names[0]?.toLowerCase() !== 'date' || names.length < 2)
    return err({
      code: 'not_rates',
      line: header.line,
      message: getIt(
        say`line ${header.line}: the first line is not "Date" and one column for each currency`,
      ),
    });
  const currencies = names.slice(1);
  const strange = currencies.findIndex(
    (name, at) => !/^[A-Z]{3}$/.test(name) || currencies.indexOf(name) !== at,
  );
  if (strange >= 0) {
    const { line } = header;
    const name = currencies[strange] ?? '';
    return err({
      code: 'not_rates',
      line,
      message: getIt(
        /^[A-Z]{3}$/.test(name)
          ? say`line ${line}: column ${strange + 2} is called "${shortened(name)}", which is there twice`
          : say`line ${line}: column ${strange + 2} is called "${shortened(name)}", which is not a currency (three letters, like USD)`,
      ),
    });
  }
  return ok({ source: SOURCE, currencies, days: rows.map((row) => dayOfRow(row, currencies)) });
}

/** The lines of the ECB end with a separator, so the last field is empty. */
function withoutEnd(fields: readonly string[]): readonly string[] {
  let end = fields.length;
  while (end > 0 && fields[end - 1] === '') end -= 1;
  return end === fields.length ? fields : fields.slice(0, end);
}

/** Marks for "nothing was published". */
const NONE = new Set(['', 'N/A', '-']);

function dayOfRow(row: DelimitedRow, currencies: readonly string[]): RateDay {
  const { line, fields } = row;
  const refused = (code: string, column: string | null, what: Text): RateDay => ({
    line,
    on: null,
    rates: [],
    fault: { code, column, what },
  });
  if (row.fault !== null)
    return refused(
      'stray_quote',
      null,
      say`a quote stands where none can be; the file was changed`,
    );
  const dateText = fields[0]?.trim() ?? '';
  const on = parseIsoDate(dateText) ?? readDate(dateText, 'ymd');
  if (on === null)
    return refused('not_a_date', 'Date', say`"${shortened(dateText)}" is not a date (YYYY-MM-DD)`);
  const beyond = fields.slice(currencies.length + 1);
  if (fields.length <= currencies.length || beyond.some((text) => text.trim() !== ''))
    return refused(
      'ragged_row',
      null,
      say`the row has ${count(fields.length - 1, 'rate')}, the header has ${count(currencies.length, 'currency', 'currencies')}; a value or a separator is missing`,
    );
  const rates: (string | null)[] = [];
  for (const [at, currency] of currencies.entries()) {
    const text = fields[at + 1]?.trim() ?? '';
    if (NONE.has(text)) rates.push(null);
    else if (isRateText(text)) rates.push(text);
    else return refused('not_a_rate', currency, notARate(text));
  }
  return { line, on, rates, fault: null };
}

const notARate = (text: string): Text =>
  say`"${shortened(text)}" is not a rate (digits with a decimal point, above zero)`;

function readXml(bytes: Uint8Array): Result<RateFile, RateFileFault> {
  const tree = readXmlTree(bytes, LIMITS);
  if (!tree.ok) {
    const { code, line, message } = tree.error;
    return err({ code, line, message });
  }
  const days = childrenOf(tree.value, 'Cube')
    .filter((cube) => cube.namespace === VOCABULARY)
    .flatMap((cube) => childrenOf(cube, 'Cube'));
  if (days.length === 0)
    return err({
      code: 'not_rates',
      line: tree.value.line,
      message: getIt(
        say`line ${tree.value.line}: <${tree.value.name.slice(0, 40)}> holds no reference rates of the ECB`,
      ),
    });
  const places = new Map<string, number>();
  for (const day of days)
    for (const cube of day.children) {
      const currency = cube.attributes['currency'] ?? '';
      if (!places.has(currency)) places.set(currency, places.size);
    }
  const bad = [...places.keys()].find((currency) => !/^[A-Z]{3}$/.test(currency));
  if (bad !== undefined)
    return err({
      code: 'not_rates',
      line: days[0]?.line ?? null,
      message: getIt(
        say`line ${days[0]?.line ?? 1}: "${shortened(bad)}" is not a currency (three letters, like USD)`,
      ),
    });
  return ok({
    source: SOURCE,
    currencies: [...places.keys()],
    days: days.map((day) => dayOfCube(day, places)),
  });
}

function dayOfCube(day: XmlElement, places: ReadonlyMap<string, number>): RateDay {
  const text = day.attributes['time'] ?? '';
  const on: IsoDate | null = parseIsoDate(text);
  const refused = (code: string, column: string | null, what: Text): RateDay => ({
    line: day.line,
    on: null,
    rates: [],
    fault: { code, column, what },
  });
  if (on === null)
    return refused(
      'not_a_date',
      null,
      say`the day "${shortened(text)}" is not a date (YYYY-MM-DD)`,
    );
  const rates = new Array<string | null>(places.size).fill(null);
  for (const cube of day.children) {
    const currency = cube.attributes['currency'] ?? '';
    const rate = cube.attributes['rate'] ?? '';
    if (!isRateText(rate)) return refused('not_a_rate', currency, notARate(rate));
    rates[places.get(currency) ?? 0] = rate;
  }
  return { line: day.line, on, rates, fault: null };
}
