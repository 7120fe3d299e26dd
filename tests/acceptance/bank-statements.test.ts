/**
 * Every CAMT, MT940 and OFX file of the shared data: read with its entries, balances and continuity,
 * or refused with a sentence. The golden files are tables to hold beside the files; each file that is
 * refused, or that leaves a doubt, has its reason here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { readWhole, tableOf } from '../formats/in/bank/statement-table.ts';

const GOLDEN = path.resolve(import.meta.dirname, '../golden/bank-statements');

const SHORTENED = 'a sample cut down by its author: entries or balances were changed to others';
const FRAGMENT = 'a fragment for a test of one field; no bank sends it like this';
const PART_OF_BATCH =
  'the bank booked the batch in one sum and lists none, or not all, of its payments';
const MIXED = 'an invented sample with balances in four currencies on one account';
const UNDATED = 'an invented sample whose only entry has no date at all';
const UNSUMMED =
  'an invented sample: the payments inside are of another currency or have no amount';

/** Why a file is refused or doubtful. A file that reads without a doubt is not listed. */
const WHY: Readonly<Record<string, string>> = {
  'genkgo__camt052.v1.xml': PART_OF_BATCH,
  'genkgo__camt052.v2.xml': PART_OF_BATCH,
  'genkgo__camt052.v2.other-account.xml': PART_OF_BATCH,
  'genkgo__camt052.v8.xml': PART_OF_BATCH,
  'genkgo__camt052.v2.with-account-name.xml': UNDATED,
  'genkgo__camt053.v2.all-balance-types.xml':
    'an invented sample of every type of balance; they are not of one statement',
  'genkgo__camt053.v2.five.decimals.xml':
    'the closing balance is 0.05 more than opening and entry; zeros behind the cents are no amount',
  'genkgo__camt053.v2.minimal.xml': MIXED,
  'genkgo__camt053.v2.minimal.ultimate.xml': MIXED,
  'genkgo__camt053.v2.with-party-ids.xml': MIXED,
  'genkgo__camt053.v3.xml': MIXED,
  'genkgo__camt053.v4.xml': MIXED,
  'genkgo__camt053.v8.xml': MIXED,
  'genkgo__camt053.v2.with-account-name.xml': 'an invented sample without balances',
  'genkgo__camt053.v2.wrong.xml': 'a message without a statement, on purpose',
  'genkgo__camt054.v2.xml': UNSUMMED,
  'genkgo__camt054.v4.xml': UNSUMMED,
  'genkgo__camt054.v8.xml': UNSUMMED,
  'genkgo__camt054.v2.with-account-name.xml': UNDATED,
  'genkgo__camt054.v8-with-UETR.xml': UNDATED,
  'genkgo__camt054.v8-with-financial-institution.xml': UNDATED,
  'genkgo__camt53.only-Dt-with-DtTm.xml': 'only an opening balance was sent',

  'jejik__K4262927_20200905-080000-952.txt':
    'the bank wrote :65F:Dnullnull instead of a closing balance',
  'jejik__oldenburgischelandesbank2.txt':
    'the bank wrote :65F:Dnullnull instead of a closing balance',
  'jejik__abnamro.txt': SHORTENED,
  'jejik__bug-core-5401.txt': SHORTENED,
  'jejik__commerzbank.txt': SHORTENED,
  'jejik__deutschebank.txt': SHORTENED,
  'jejik__ing-dos.txt': SHORTENED,
  'jejik__ing-unix.txt': SHORTENED,
  'jejik__knab.txt': SHORTENED,
  'jejik__oldenburgischelandesbank.txt': SHORTENED,
  'jejik__oldenburgischelandesbankmitbindestrich.txt': SHORTENED,
  'jejik__postfinance.txt': 'the second page says 159.60, and 229.20 − 79.90 + 10.10 is 159.40',
  'jejik__rabobank.txt': SHORTENED,
  'jejik__sparkasse2.txt': SHORTENED,
  'jejik__sparkasse3.txt': SHORTENED,
  'jejik__sparkasse_interim_balance.txt':
    'the third statement is of another year: what lies between is not in the file',
  'jejik__triodos.txt': SHORTENED,

  'wolph__abnamro.sta': SHORTENED,
  'wolph__account_identification.sta': FRAGMENT,
  'wolph__amount_formats.sta': FRAGMENT,
  'wolph__currency_in_25.sta': FRAGMENT,
  'wolph__details_60-63.sta': SHORTENED,
  'wolph__empty_86.sta': FRAGMENT,
  'wolph__empty_entry_date.sta': FRAGMENT,
  'wolph__empty_line.sta': FRAGMENT,
  'wolph__empty_non_swift.sta': FRAGMENT,
  'wolph__february_30.sta':
    'German banks count months of thirty days for value dates; the entry date says when it was booked',
  'wolph__gv_codes.sta': 'no closing balance in the sample',
  'wolph__ing.sta': SHORTENED,
  'wolph__invalid_statement.sta': 'ten lines of one digit, on purpose',
  'wolph__knab.sta': SHORTENED,
  'wolph__malformed_details.sta': SHORTENED,
  'wolph__missing_crlf_at_end.sta': FRAGMENT,
  'wolph__multiline.sta': 'a lone entry follows the end of the statement',
  'wolph__overly_long_details.sta': SHORTENED,
  'wolph__postfinance.sta': 'the second page says 159.60, and 229.20 − 79.90 + 10.10 is 159.40',
  'wolph__rabobank.sta': SHORTENED,
  'wolph__raiffeisen-cmi.sta': SHORTENED,
  'wolph__self-provided__mt942.sta': 'invented: the total of :90D: is not that of its entry',
  'wolph__sepa_snippet.sta': 'one entry of the original was changed from C 300,00 to D 0,08',
  'wolph__sepa_snippet_broken.sta':
    'on purpose: :25: stands where :86: belongs, and entries are missing',
  'wolph__sparkassen.sta': FRAGMENT,
  'wolph__statement_details.sta': FRAGMENT,
  'wolph__transaction_details_wrapped.sta':
    'German banks count months of thirty days for value dates; the entry date says when it was booked',
  'wolph__triodos.sta': SHORTENED,
  'wolph__whitespace.sta': SHORTENED,
  'wolph__with_newline_in_tnr.sta': SHORTENED,
  'wolph__wrapped_timestamp.sta':
    'German banks count months of thirty days for value dates; the entry date says when it was booked',

  'oca__test_ofx_wrong.ofx':
    'on purpose: currency, account and the date of an entry are commented out',
  'ofxparse__account_listing_aggregation.ofx': 'a list of accounts, without entries',
  'ofxparse__bank_small.ofx': 'an empty message',
  'ofxparse__date_missing.ofx': 'on purpose: no date, an empty one, and 31 February',
  'ofxparse__decimal_error.ofx': 'on purpose: month 20, and $120 as an amount',
  'ofxparse__empty_balance.ofx': 'on purpose: an empty balance',
  'ofxparse__error_message.ofx': "the bank's server answered with an error",
  'ofxparse__ofx-v102-empty-tags.ofx':
    'on purpose: tags without values, currency and balance among them',
  'ofxparse__signon_fail.ofx': 'the bank refused the sign-on',
  'ofxparse__signon_success.ofx': 'only a sign-on, without statements',
  'ofxparse__signon_success_no_message.ofx': 'only a sign-on, without statements',
};

/** Doubt: a finding, totals that do not prove, or a gap. OFX never has an opening balance. */
const isDoubtful = (table: string, folder: string): boolean =>
  /refused \(|(warning|note) \(|differs by|gap/.test(table) ||
  (folder !== 'ofx' && /no (opening|closing) balance|other currency/.test(table));

describe.skipIf(!hasSharedData)('bank statements (../shared/data/bank-statements)', () => {
  const used = new Set<string>();

  it.each(['camt', 'mt940', 'ofx'])('%s: every file, as a table', async (folder) => {
    const names = readdirSync(sharedData('bank-statements', folder)).sort();
    expect(names.length).toBeGreaterThan(20);
    const tables: string[] = [];
    for (const name of names) {
      const read = readWhole(readFileSync(sharedData('bank-statements', folder, name)));
      const table = tableOf(name, read);
      const why = WHY[name];
      used.add(name);
      expect(why !== undefined, `${name} needs a reason, or none any more:\n${table}`).toBe(
        isDoubtful(table, folder),
      );
      tables.push(why === undefined ? table : `${table}  why: ${why}\n`);
    }
    await expect(tables.join('\n')).toMatchFileSnapshot(path.join(GOLDEN, `${folder}.txt`));
  });

  it.each([
    ['camt', /<Ntry>/g],
    ['mt940', /^\s*:61:/gm],
    ['ofx', /<STMTTRN>/gi],
  ])('%s: as many entries, read or left out, as the text has tags', (folder, tag) => {
    for (const name of readdirSync(sharedData('bank-statements', folder))) {
      const bytes = readFileSync(sharedData('bank-statements', folder, name));
      const read = readWhole(bytes);
      if (!read.ok) continue;
      const { statements, findings } = read.value;
      const told =
        statements.reduce((sum, statement) => sum + statement.lines.length, 0) +
        findings.filter((finding) => finding.severity === 'refused').length;
      expect(told, name).toBe(bytes.toString('latin1').match(tag)?.length ?? 0);
    }
  });

  it('has no reason for a file that is not there', () => {
    expect(Object.keys(WHY).filter((name) => !used.has(name))).toEqual([]);
  });

  it.each(['csv'])('%s: none of them is taken for another format', (folder) => {
    for (const name of readdirSync(sharedData('bank-statements', folder))) {
      const read = readWhole(readFileSync(sharedData('bank-statements', folder, name)));
      expect(read.ok, name).toBe(false);
    }
  });

  it('reads UTF-16 and Windows encodings of a file as the file itself', () => {
    for (const [folder, name] of [
      ['mt940', 'wolph__mt940.sta'],
      ['ofx', 'ofxparse__checking.ofx'],
      ['camt', 'genkgo__camt053.v8.xml'],
    ] as const) {
      const text = readFileSync(sharedData('bank-statements', folder, name), 'utf8');
      const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
      expect(tableOf(name, readWhole(marked))).toBe(tableOf(name, readWhole(Buffer.from(text))));
      const mac = Buffer.from(text.replaceAll(/\r?\n/g, '\r'));
      expect(tableOf(name, readWhole(mac))).toBe(tableOf(name, readWhole(Buffer.from(text))));
    }
  });
});
