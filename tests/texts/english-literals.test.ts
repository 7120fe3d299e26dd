/** What a reader is told stands in `say` templates, nowhere else: `english-literals.ts` finds the rest. */
import { describe, expect, it } from 'vitest';
import { sources } from '../harness/texts.ts';
import { englishLiterals, type EnglishLiteral } from './english-literals.ts';

const ROOMS = ['src/domain/', 'src/services/', 'src/formats/', 'src/ledger/', 'src/engine/'];

/** Words that are no sentences of the program, each with what they are. */
const ALLOWED: readonly { readonly at: string; readonly words?: RegExp; readonly are: string }[] = [
  { at: 'src/domain/imports/columns/words/', are: 'names of columns in the files of others' },
  { at: 'src/domain/imports/values/read-country.ts', are: 'names of countries in files' },
  { at: 'src/domain/imports/values/read-document-kind.ts', are: 'kinds of documents in files' },
  { at: 'src/domain/imports/layout/group-label.ts', are: 'labels of lines in reports of others' },
  {
    at: 'src/domain/imports/layout/find-groups.ts',
    words: /^Customer (?:name )?\(line above its rows\)$/,
    are: 'the header of a column that is made; mappings and notes keep it',
  },
  {
    at: 'src/domain/imports/drafts/drafted-invoices.ts',
    words: /^disputed in the imported list$/,
    are: 'a reason that the ledger keeps',
  },
  { at: 'src/domain/bank/matching/numbers/invoice-words.ts', are: 'words in texts of payments' },
  { at: 'src/domain/bank/matching/payers/payer-names.ts', are: 'legal forms in names' },
  { at: 'src/domain/customers/legal-forms.ts', are: 'legal forms in names, by country' },
  {
    at: 'src/domain/customers/profile.ts',
    words: /^not on /,
    are: 'notes of a preset that a profile keeps',
  },
  { at: 'src/domain/terms/term-words.ts', are: 'words of payment terms in documents' },
  {
    at: 'src/domain/terms/format-terms.ts',
    are: 'terms as documents write them; they are read again',
  },
  { at: 'src/domain/texts/text.ts', words: /plural, one/, are: 'the grammar of templates' },
  {
    at: 'src/services/bank/accepting/',
    words:
      /^(?:returned by the bank|entered by hand|early payment on |charge of a bank, |exchange rate of )/,
    are: 'reasons and sources that the ledger keeps',
  },
  {
    at: 'src/services/customers/names/remove-alias.ts',
    words: /^removed by hand$/,
    are: 'a reason that the ledger keeps',
  },
  { at: 'src/services/sample/', are: 'documents of the sample company' },
];

/** Files that are still to be converted. The list only gets shorter. */
const OPEN: readonly string[] = [
  'src/domain/aging.ts',
  'src/domain/contracts/citable.ts',
  'src/domain/contracts/read-contract.ts',
  'src/domain/facts/case-facts.ts',
  'src/domain/facts/case-text.ts',
  'src/domain/facts/kinds.ts',
  'src/domain/letters/compose.ts',
  'src/domain/letters/freshness.ts',
  'src/domain/letters/language.ts',
  'src/domain/letters/proposal.ts',
  'src/domain/letters/required-content.ts',
  'src/domain/letters/wording.ts',
  'src/domain/rates/convert.ts',
  'src/domain/rates/draft-rates.ts',
  'src/domain/rates/rate-table.ts',
  'src/domain/report-of-aging.ts',
  'src/domain/terms/due-dates.ts',
  'src/domain/terms/read-terms.ts',
  'src/engine/client.ts',
  'src/engine/engine.ts',
  'src/engine/failures.ts',
  'src/engine/input-check.ts',
  'src/ledger/commands/bank/restore-receipt.ts',
  'src/ledger/commands/bank/undo-bank-matches.ts',
  'src/ledger/commands/customers/merge-customers.ts',
  'src/ledger/commands/facts/record-facts.ts',
  'src/ledger/facts/blockers.ts',
  'src/ledger/facts/kinds.ts',
  'src/ledger/facts/undo.ts',
  'src/ledger/migrations/runner.ts',
  'src/ledger/open.ts',
  'src/ledger/refusals.ts',
  'src/ledger/safety/copy.ts',
  'src/ledger/safety/file-watch.ts',
  'src/ledger/safety/lock.ts',
  'src/ledger/safety/log-beside.ts',
  'src/ledger/safety/restore.ts',
  'src/ledger/safety/verify-adjustments.ts',
  'src/ledger/safety/verify-bank.ts',
  'src/ledger/safety/verify-bytes.ts',
  'src/ledger/safety/verify-case.ts',
  'src/ledger/safety/verify-facts.ts',
  'src/ledger/safety/verify-parties.ts',
  'src/ledger/safety/verify-projections.ts',
  'src/ledger/safety/verify-values.ts',
  'src/ledger/safety/verify.ts',
  'src/services/aging/items.ts',
  'src/services/case/record.ts',
  'src/services/company/iban.ts',
  'src/services/company/save-bank-account.ts',
  'src/services/contracts/attachments/admit.ts',
  'src/services/contracts/attachments/get.ts',
  'src/services/contracts/attachments/programs.ts',
  'src/services/contracts/attachments/target.ts',
  'src/services/contracts/known-contract.ts',
  'src/services/contracts/terms/preview.ts',
  'src/services/facts/agreed-terms.ts',
  'src/services/facts/change-due.ts',
  'src/services/facts/due-dates.ts',
  'src/services/facts/get-credit.ts',
  'src/services/facts/get-invoice.ts',
  'src/services/facts/item-to-write-off.ts',
  'src/services/facts/list-goods.ts',
  'src/services/facts/open-dispute.ts',
  'src/services/facts/paid-in.ts',
  'src/services/facts/record-allocation.ts',
  'src/services/facts/record-credit-note.ts',
  'src/services/facts/record-invoice.ts',
  'src/services/facts/record-receipt.ts',
  'src/services/facts/record-refund.ts',
  'src/services/facts/resolve-dispute.ts',
  'src/services/facts/reverse-fact.ts',
  'src/services/facts/write-off-together.ts',
  'src/services/letters/cancel.ts',
  'src/services/letters/issue.ts',
  'src/services/letters/plan.ts',
  'src/services/letters/register.ts',
  'src/services/rates/converter.ts',
  'src/services/rates/record.ts',
  'src/services/with-ledger.ts',
  'src/services/workspace/open.ts',
  'src/services/workspace/sample-bank-file.ts',
  'src/services/workspace/state.ts',
];

const isAllowed = ({ file, words }: EnglishLiteral): boolean =>
  ALLOWED.some((one) => file.startsWith(one.at) && (one.words?.test(words) ?? true));

const found = sources()
  .filter(([file]) => ROOMS.some((room) => file.startsWith(room)))
  .flatMap(([file, source]) => englishLiterals(file, source))
  .filter((literal) => !isAllowed(literal));

describe('English stands in texts', () => {
  it('in every file that is not open', () => {
    const outside = found
      .filter(({ file }) => !OPEN.includes(file))
      .map(({ file, line, words }) => `${file}:${line}: ${words}`);
    expect(outside).toEqual([]);
  });

  it('no file is open that has nothing left: take it off the list', () => {
    expect(OPEN.filter((file) => !found.some((literal) => literal.file === file))).toEqual([]);
  });

  it('everything that is allowed is there', () => {
    const all = sources().flatMap(([file, source]) => englishLiterals(file, source));
    expect(
      ALLOWED.filter(
        ({ at, words }) =>
          !all.some((one) => one.file.startsWith(at) && (words?.test(one.words) ?? true)),
      ),
    ).toEqual([]);
  });
});

describe('a planted sentence is found', () => {
  const wordsOf = (source: string): readonly string[] =>
    englishLiterals('src/planted.ts', source).map(({ line, words }) => `${line}: ${words}`);

  it.each([
    ["refuse('not_found', 'There is no such batch.');", ['1: There is no such batch.']],
    ['\nrefuse(`There is no batch ${id}; look again.`);', ['2: There is no batch …; look again.']],
    // A part of a sentence, put together with others.
    ["const what = n > 1 ? 'they are left out' : '';", ['1: they are left out']],
    // In a value of a text.
    ["say`${isLate ? 'after the due date' : ''} of ${number}`;", ['1: after the due date']],
    // An error of ours may carry its sentence to a reader.
    ["throw new Refused('this is not a date');", ['1: this is not a date']],
  ])('%s', (source, words) => {
    expect(wordsOf(source)).toEqual(words);
  });

  it.each([
    'refuse(say`There is no batch ${id}; look again.`);',
    "say`${count(rows, 'row of the list', 'rows of the list')} left out`;",
    "throw new Error('a form without faults was refused');",
    "db.exec('select number from invoices where id = 1');",
    "const code = 'used_by_later_facts';",
    "import { it } from './a file of tests.ts';",
  ])('not in %s', (source) => {
    expect(wordsOf(source)).toEqual([]);
  });
});
