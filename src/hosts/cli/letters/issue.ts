/**
 * `duebook letters issue --customer CODE… | --all`: issues what `propose` proposes, all or none.
 *
 * The same command again on the same day gives the same letters, not new ones: what a letter of that
 * day demands already is not asked for again, that letter is named instead. Between the asking and
 * the answer the key protects, which is made of what is asked; a letter cancelled in between makes it
 * another command.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterRow } from '../../../contract/calls/letters.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { letterJson } from './list.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import {
  dateFlag,
  ledgerPath,
  pathOf,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { Refused, usage } from '../terminal/refusal.ts';
import { print, printJson, writeFile } from '../terminal/write-out.ts';
import type { Candidate } from '../../../contract/told.ts';

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

/** Letters of this very day that demand all a candidate could be asked for: the answer to a repeat. */
const issuedAlready = (candidate: Candidate, issuedOn: string): readonly string[] =>
  candidate.blocks.length > 0 || isReady(candidate)
    ? []
    : candidate.items.flatMap(({ demandedBy }) =>
        demandedBy !== null && demandedBy.issuedOn === issuedOn ? [demandedBy.number] : [],
      );

const inCurrency = (candidates: readonly Candidate[], flags: Flags): readonly Candidate[] =>
  candidates.filter((one) => flags.currency === undefined || one.currency === flags.currency);

function readyOnes(
  candidates: readonly Candidate[],
  flags: Flags,
  issuedOn: string,
): readonly Candidate[] {
  const wanted = inCurrency(candidates, flags);
  const unseen = flags.customer?.find((code) => !candidates.some((one) => one.customer === code));
  if (unseen !== undefined)
    throw new Refused({
      code: 'blocked',
      message: `${unseen} has nothing open that a letter could ask for; "duebook customer ${unseen}" shows whether the code is right`,
    });
  const blocked = wanted.find((one) => !isReady(one) && issuedAlready(one, issuedOn).length === 0);
  // A customer who was named is expected to get a letter; with --all the others still get theirs.
  if (!flags.all && blocked !== undefined)
    throw new Refused({
      code: 'blocked',
      message: `${blocked.customer} (${blocked.currency}): ${blocked.blocks[0]?.message ?? leftOut(blocked)}`,
    });
  const ready = wanted.filter(isReady);
  if (ready.length === 0 && !wanted.some((one) => issuedAlready(one, issuedOn).length > 0))
    throw new Refused({
      code: 'blocked',
      message: 'there is no letter to issue; "duebook letters propose" says why',
    });
  return ready;
}

/** Why nothing of a candidate is asked for that nothing blocks. */
const leftOut = ({ items }: Candidate): string =>
  items.find((item) => item.reason === 'left_out')?.because ?? 'nothing is overdue';

const requestOf = (candidate: Candidate) => ({
  customer: candidate.customer,
  currency: candidate.currency,
  itemIds: candidate.items.filter((item) => item.included).map((item) => item.itemId),
});

const keyOf = (asked: unknown, register: readonly LetterRow[]): string => {
  const cancelled = register.filter((row) => row.status === 'cancelled').map((row) => row.number);
  return `terminal-${createHash('sha256')
    .update(JSON.stringify([asked, cancelled]))
    .digest('hex')
    .slice(0, 32)}`;
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
      if (flags.all === (flags.customer !== undefined))
        throw usage('name customers with --customer CODE, or take --all');
      const issuedOn = dateFlag(flags.issuedOn, '--issued-on');
      const { writing } = await import('../terminal/session.ts');
      const rows = await writing(ledgerPath(flags), async (session) => {
        const customers = flags.customer === undefined ? null : [...flags.customer];
        const candidates = await session.call('letters.propose', {
          issuedOn,
          deliveryMethod,
          customers,
        });
        const register = await session.call('letters.list', { asOf: issuedOn });
        const letters = readyOnes(candidates, flags, issuedOn).map(requestOf);
        const before = new Set(
          inCurrency(candidates, flags).flatMap((one) => issuedAlready(one, issuedOn)),
        );
        const issued = [...register].reverse().filter((row) => before.has(row.number));
        if (letters.length > 0) {
          const asked = { issuedOn, deliveryMethod, letters };
          const idempotencyKey = flags.key ?? keyOf(asked, register);
          issued.push(...(await session.call('letters.issue', { ...asked, idempotencyKey })));
        }
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
