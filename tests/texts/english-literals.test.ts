/** What a reader is told stands in `say` templates, nowhere else: `english-literals.ts` finds the rest. */
import { describe, expect, it } from 'vitest';
import { sources } from '../harness/texts.ts';
import { englishLiterals, type EnglishLiteral } from './english-literals.ts';

const ROOMS = ['domain', 'services', 'formats', 'documents', 'ledger', 'engine', 'contract'].map(
  (room) => `src/${room}/`,
);

/** Words that are no sentences of the program, each with what they are. */
const ALLOWED: readonly { readonly at: string; readonly words?: RegExp; readonly are: string }[] = [
  { at: 'src/domain/imports/columns/words/', are: 'names of columns in the files of others' },
  { at: 'src/domain/imports/values/read-country.ts', are: 'names of countries in files' },
  { at: 'src/domain/imports/values/read-document-kind.ts', are: 'kinds of documents in files' },
  { at: 'src/domain/imports/bank/balance-row.ts', are: 'labels of balances in files of banks' },
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
  {
    at: 'src/domain/imports/snapshot/compare-snapshot.ts',
    words: /^not on the list of /,
    are: 'a reason that the ledger keeps',
  },
  {
    at: 'src/services/imports/commit.ts',
    words: /^(?:applied anew by dates, with |open again by )/,
    are: 'reasons that the ledger keeps',
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
  {
    at: 'src/services/facts/paid-in.ts',
    words: /^entered by hand$/,
    are: 'a source that the ledger keeps',
  },
  { at: 'src/services/contracts/attachments/programs.ts', are: 'suffixes of file names' },
  { at: 'src/contract/content-policy.ts', are: 'the grammar of a header' },
  {
    at: 'src/domain/letters/required-content.ts',
    words: /^registration number or VAT number$/,
    are: 'the name of a field, a key',
  },
  {
    at: 'src/ledger/commands/facts/record-facts.ts',
    words: /^allocation of … to …/,
    are: 'what an error of ours is about',
  },
];

const isAllowed = ({ file, words }: EnglishLiteral): boolean =>
  ALLOWED.some((one) => file.startsWith(one.at) && (one.words?.test(words) ?? true));

const found = sources()
  .filter(([file]) => ROOMS.some((room) => file.startsWith(room)))
  .flatMap(([file, source]) => englishLiterals(file, source))
  .filter((literal) => !isAllowed(literal));

describe('English stands in texts', () => {
  it('in every file', () => {
    const outside = found.map(({ file, line, words }) => `${file}:${line}: ${words}`);
    expect(outside).toEqual([]);
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
