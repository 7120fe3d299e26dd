/**
 * `duebook letters issue --customer CODE… | --all`: issues what `propose` proposes, all or none.
 *
 * The same command again on the same day gives the same letters, not new ones: the key of the
 * command is made of what it asks. A letter cancelled in between makes it another command.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate, LetterRow } from '../../contract/letters.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { letterJson } from './letters-list.ts';
import type { AddCommand } from './terminal/command.ts';
import { plain } from './terminal/display.ts';
import { dateFlag, ledgerPath, pathOf, withFormat, withLedger, type FormatFlag, type LedgerFlag } from './terminal/options.ts';
import { Refused, usage } from './terminal/refusal.ts';
import { print, printJson, writeFile } from './terminal/write-out.ts';

const METHODS = ['post', 'registered_post', 'courier', 'email'] as const;

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly customer?: readonly string[];
  readonly all: boolean;
  readonly currency?: string;
  readonly issuedOn?: string;
  readonly delivery: string;
  readonly key?: string;
  readonly out?: string;
}

const isReady = (candidate: Candidate): boolean =>
  candidate.blocks.length === 0 && candidate.items.some((item) => item.included);

function readyOnes(candidates: readonly Candidate[], flags: Flags): readonly Candidate[] {
  const wanted = candidates.filter((one) => flags.currency === undefined || one.currency === flags.currency);
  const blocked = wanted.find((one) => !isReady(one));
  // A customer who was named is expected to get a letter; with --all the others still get theirs.
  if (!flags.all && blocked !== undefined)
    throw new Refused({
      code: 'blocked',
      message: `${blocked.customer} (${blocked.currency}): ${blocked.blocks[0]?.message ?? 'nothing is overdue'}`,
    });
  const ready = wanted.filter(isReady);
  if (ready.length === 0)
    throw new Refused({ code: 'blocked', message: 'there is no letter to issue; "duebook letters propose" says why' });
  return ready;
}

const requestOf = (candidate: Candidate) => ({
  customer: candidate.customer,
  currency: candidate.currency,
  itemIds: candidate.items.filter((item) => item.included).map((item) => item.itemId),
});

const keyOf = (asked: unknown, register: readonly LetterRow[]): string => {
  const cancelled = register.filter((row) => row.status === 'cancelled').map((row) => row.number);
  return `terminal-${createHash('sha256').update(JSON.stringify([asked, cancelled])).digest('hex').slice(0, 32)}`;
};

export const addIssue: AddCommand = (letters) => {
  withFormat(withLedger(letters.command('issue')), ['table', 'json'])
    .description('number, freeze and register letters')
    .option('--customer <code...>', 'these customers')
    .option('--all', 'every customer who can get one', false)
    .option('--currency <code>', 'only items of this currency')
    .option('--issued-on <date>', 'the date of the letters (default: today)')
    .option('--delivery <method>', METHODS.join(', '), 'registered_post')
    .option('--key <text>', 'the same key and letters again issue nothing new')
    .option('--out <folder>', 'write each PDF into this folder')
    .action(async (flags: Flags) => {
      const deliveryMethod = METHODS.find((method) => method === flags.delivery);
      if (deliveryMethod === undefined)
        throw usage(`--delivery ${flags.delivery} is not offered; choose ${METHODS.join(', ')}`);
      if (flags.all === (flags.customer !== undefined)) throw usage('name customers with --customer CODE, or take --all');
      const issuedOn = dateFlag(flags.issuedOn, '--issued-on');
      const { writing } = await import('./terminal/session.ts');
      const rows = await writing(ledgerPath(flags), async (session) => {
        const customers = flags.customer === undefined ? null : [...flags.customer];
        const candidates = await session.call('letters.propose', { issuedOn, deliveryMethod, customers });
        const asked = { issuedOn, deliveryMethod, letters: readyOnes(candidates, flags).map(requestOf) };
        const idempotencyKey = flags.key ?? keyOf(asked, await session.call('letters.list', { asOf: issuedOn }));
        const issued = await session.call('letters.issue', { ...asked, idempotencyKey });
        if (flags.out !== undefined) {
          mkdirSync(pathOf(flags.out), { recursive: true });
          for (const row of issued) {
            const file = await session.call('letters.pdf', { numbers: [row.number] });
            writeFile(join(flags.out, `${row.number}.pdf`), file.bytes);
          }
        }
        return issued;
      });
      if (flags.format === 'json') return printJson({ letters: rows.map(letterJson) });
      for (const row of rows)
        print(
          `${row.number} to ${plain(row.customer)} ${plain(row.name)}: ${minorToDecimal(row.totalMinor, row.currency)} ${row.currency}, deadline ${row.deadlineOn}\n`,
        );
    });
};
