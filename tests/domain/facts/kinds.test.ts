/**
 * The register of facts as people meet it: what a fact is called in a sentence, what names it, and who
 * can take it back.
 */
import { expect, test } from 'vitest';
import { COUNTED, COUNTED_FACTS, NO_DRAFTS, NO_FACTS } from '../../../src/domain/facts/drafts.ts';
import {
  FACT_KINDS,
  isNumbered,
  isReversible,
  NUMBERED_KINDS,
  REVERSED_BY_HAND_KINDS,
  REVERSIBLE_KINDS,
  TIMELINE_KINDS,
  type FactKind,
} from '../../../src/domain/facts/kinds.ts';
import { english } from '../../harness/english.ts';

const KINDS = Object.keys(FACT_KINDS) as FactKind[];

test('every kind: its name, what names one of it, who takes it back, what it tells', () => {
  expect(
    KINDS.map((kind) => {
      const { name, numbered, reversal, tells } = FACT_KINDS[kind];
      return [english(name), numbered ? 'by number' : 'by id', reversal, ...tells].join(', ');
    }),
  ).toEqual([
    'invoice, by number, by_hand, invoice, debit_note',
    'credit note, by number, by_hand, credit_note',
    'receipt, by number, by_hand, receipt',
    'allocation, by id, by_hand, allocation',
    'dispute, by id, by_hand, dispute',
    'write-off, by number, by_hand, write_off',
    'refund, by number, by_hand, refund',
    'case fact, by number, by_hand, case_fact',
    'customer, by id, never',
    'customer profile, by id, with_others, customer, name_changed, terms_changed, profile',
    'customer habits, by id, never, habits',
    'customer alias, by id, with_others',
    'merge, by id, with_others, merged, unmerged',
    'contract, by id, never, contract, contract_signed, contract_retired',
    'attachment, by id, never, paper',
    'removal of an attachment, by id, never, paper_removed',
    'change of a due date, by id, never, due_changed',
    'end of a dispute, by id, never, dispute_resolved',
    'import, by id, with_others',
    'mapping, by id, never',
    'bank statement, by id, never',
    'bank line, by id, never',
    'bank match, by id, with_others',
    'rate, by id, never',
    'letter, by id, never, letter',
    'cancellation of a letter, by id, never, letter_cancelled',
    'company, by id, never',
    'collection policy, by id, never',
    'legal interest rate, by id, never',
    'bank account, by id, never',
  ]);
});

test('what is derived from it', () => {
  expect(NUMBERED_KINDS.join(' ')).toBe('invoice credit_note receipt write_off refund case_fact');
  expect(REVERSED_BY_HAND_KINDS.join(' ')).toBe(
    'invoice credit_note receipt allocation dispute write_off refund case_fact',
  );
  expect(REVERSIBLE_KINDS).toEqual([
    ...REVERSED_BY_HAND_KINDS,
    'customer_version',
    'customer_alias',
    'customer_merge',
    'import_batch',
    'bank_match',
  ]);
  expect(KINDS.filter(isNumbered)).toEqual(NUMBERED_KINDS);
  expect(KINDS.filter(isReversible)).toEqual(REVERSIBLE_KINDS);
});

test('every kind of the timeline is told by one kind of fact, or by reversals', () => {
  const told = KINDS.flatMap((kind): readonly string[] => FACT_KINDS[kind].tells);
  expect([...told, 'receipt_returned', 'write_off_reversed', 'reversal'].sort()).toEqual(
    [...TIMELINE_KINDS].sort(),
  );
});

test('of one instant, what has to be there first is told first', () => {
  expect(TIMELINE_KINDS.join(' ')).toBe(
    'customer name_changed terms_changed profile habits merged unmerged contract contract_signed ' +
      'contract_retired invoice debit_note due_changed credit_note receipt allocation write_off ' +
      'refund paper paper_removed dispute dispute_resolved case_fact letter letter_cancelled ' +
      'receipt_returned write_off_reversed reversal',
  );
});

test('nothing to record is an empty list of each, and counted as nothing', () => {
  expect(NO_DRAFTS).toEqual({
    customers: [],
    aliases: [],
    invoices: [],
    creditNotes: [],
    receipts: [],
    allocations: [],
    disputes: [],
    writeOffs: [],
    refunds: [],
    rates: [],
    caseFacts: [],
    bankStatements: [],
  });
  expect(COUNTED.map((kind) => `${NO_FACTS[kind]} ${COUNTED_FACTS[kind]}`)).toEqual([
    '0 customers',
    '0 other names',
    '0 invoices',
    '0 credit notes',
    '0 receipts',
    '0 allocations',
    '0 disputes',
    '0 goods lines',
    '0 write-offs',
    '0 refunds',
    '0 rates',
    '0 case facts',
    '0 bank lines',
  ]);
});
