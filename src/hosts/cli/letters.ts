/** `duebook letters propose|issue|list|cancel|pdf`: formal demand letters. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterRow } from '../../contract/calls/letters.ts';
import type { LedgerInfo } from '../../contract/calls/workspace.ts';
import type { Candidate } from '../../contract/told.ts';
import { minorToDecimal, standingOf } from '../../contract/values.ts';
import type { AddCommand } from './terminal/command.ts';
import { plain } from './terminal/display.ts';
import {
  dateFlag,
  type FormatFlag,
  type LedgerFlag,
  ledgerPath,
  type OutFlag,
  pathOf,
  withFormat,
  withLedger,
} from './terminal/options.ts';
import { Refused, usage } from './terminal/refusal.ts';
import { amountColumn, type Column, table } from './terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from './terminal/verb.ts';
import { readInput } from './terminal/read-input.ts';
import type { Session } from './terminal/session.ts';
import { oneOf } from './terminal/words.ts';
import { emitFile, print, printJson, writeFile } from './terminal/write-out.ts';

const LEVEL_HELP = '1 friendly, 2 firm, 3 formal, 4 final (default: what each has reached)';

const LEVELS = ['1', '2', '3', '4'] as const;
const levelOf = (text: string | undefined): 1 | 2 | 3 | 4 | null =>
  text === undefined ? null : (Number(oneOf(LEVELS, text, '--level')) as 1 | 2 | 3 | 4);

const LANGUAGE_HELP = 'of the words, like es or en-US (default: of each customer)';
function languageOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text))
    throw usage(`--language ${text} is not a language; write it like es or en-US`);
  return text;
}

/** `duebook letters propose`: every possible letter, with the reason each item is in or out. */
interface ProposeFlags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly level?: string;
  readonly language?: string;
  readonly customer?: readonly string[];
  readonly issuedOn?: string;
}

/** Of each cause its sentence; of a letter that is ready, how late it is. */
function whyOf(candidate: Candidate, causes: readonly string[]): readonly string[] {
  const told = [...candidate.blocks, ...candidate.cautions].filter(({ code }) =>
    causes.includes(code),
  );
  if (told.length > 0) return told.map(({ message }) => message);
  return candidate.items
    .filter((item) => (causes.length === 0 ? item.included : !item.included))
    .map(({ item, because }) => `${item}: ${because}`);
}

/** Customers whose money may be among bank lines that nobody matched; null: too many to look through. */
async function payersOf(
  session: Session,
  linesToMatch: number,
): Promise<ReadonlySet<string> | null> {
  if (linesToMatch === 0) return new Set();
  if (linesToMatch > MOST_LINES_LOOKED_AT) return null;
  const { rows } = await session.call('bank.propose', { limit: MOST_LINES_LOOKED_AT });
  return new Set(
    rows.flatMap(({ best }) =>
      best === null ? [] : [best.customer, ...best.parts.map(({ customer }) => customer)],
    ),
  );
}
/** As the window has it. */
const MOST_LINES_LOOKED_AT = 300;

const candidateJson = (
  candidate: Candidate,
  issuedOn: string,
  payers: ReadonlySet<string> | null,
) => {
  const { group, causes } = standingOf(candidate, payers);
  const amount = (minor: number): string => minorToDecimal(minor, candidate.currency);
  return {
    customer: candidate.customer,
    name: candidate.name,
    country: candidate.country,
    currency: candidate.currency,
    level: candidate.level,
    language: candidate.language,
    locale: candidate.locale,
    law: candidate.law,
    lawAssumed: candidate.isLawAssumed,
    interestTo: issuedOn,
    principal: amount(candidate.principalMinor),
    interest: candidate.interestMinor === null ? null : amount(candidate.interestMinor),
    whyNoInterest: candidate.whyNoInterest,
    fixedSum:
      candidate.fixedSum === null
        ? null
        : minorToDecimal(candidate.fixedSum.minor, candidate.fixedSum.currency),
    fixedSumCurrency: candidate.fixedSum?.currency ?? null,
    costs: amount(0),
    perDay: candidate.perDayMinor === null ? null : amount(candidate.perDayMinor),
    total: amount(candidate.totalMinor),
    oldestDaysPastDue: candidate.oldestDaysPastDue,
    onAccount: amount(candidate.onAccountMinor),
    deadlineOn: candidate.deadlineOn,
    ticked: group === 'ready',
    because: whyOf(candidate, causes),
    blocks: candidate.blocks,
    cautions: candidate.cautions.map(({ message }) => message),
    items: candidate.items.map((item) => ({
      item: item.item,
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      daysPastDue: item.daysPastDue,
      gross: amount(item.grossMinor),
      open: amount(item.openMinor),
      credits: item.credits.map(({ creditNote, minor }) => ({ creditNote, amount: amount(minor) })),
      interest: item.interestMinor === null ? null : amount(item.interestMinor),
      fixedSum:
        item.fixedSumMinor === null
          ? null
          : minorToDecimal(item.fixedSumMinor, candidate.fixedSum?.currency ?? candidate.currency),
      included: item.included,
      reason: item.reason,
      because: item.because,
    })),
  };
};

type Freshness = LedgerInfo['freshness'];

const freshnessJson = ({
  bankTo,
  receiptsTo,
  listTo,
  linesToMatch,
  staleAfterDays,
}: Freshness) => ({
  bankTo,
  receiptsTo,
  listTo,
  linesToMatch,
  staleAfterDays,
});

function printCandidate(candidate: Candidate): void {
  const { customer, name, currency } = candidate;
  print(
    `${plain(customer)} ${plain(name)}: ${minorToDecimal(candidate.totalMinor, currency)} ${currency}, deadline ${candidate.deadlineOn}, level ${candidate.level}, ${candidate.language}\n`,
  );
  const { interestMinor, fixedSum, whyNoInterest } = candidate;
  if (interestMinor !== null)
    print(
      `  ${minorToDecimal(candidate.principalMinor, currency)} of invoices, ${minorToDecimal(interestMinor, currency)} interest${
        fixedSum === null
          ? ''
          : `, ${minorToDecimal(fixedSum.minor, fixedSum.currency)} ${fixedSum.currency} fixed sum`
      }, law ${candidate.law ?? ''}${candidate.isLawAssumed ? ' (assumed)' : ''}\n`,
    );
  else if (whyNoInterest !== null) print(`  no interest: ${plain(whyNoInterest)}\n`);
  for (const block of candidate.blocks) print(`  cannot be issued: ${plain(block.message)}\n`);
  for (const { message } of candidate.cautions) print(`  weigh: ${plain(message)}\n`);
  print(
    table(
      [
        { header: ' ', of: (item) => (item.included ? 'in' : 'out') },
        { header: 'Item', of: (item) => item.item },
        { header: 'Due', of: (item) => item.dueOn },
        { header: 'Open', of: (item) => minorToDecimal(item.openMinor, currency), align: 'right' },
        { header: 'Because', of: (item) => item.because },
      ],
      candidate.items,
    ),
  );
  print('\n');
}

const addPropose: AddCommand = (letters) => {
  withFormat(withLedger(letters.command('propose')), ['table', 'json'])
    .description('what could be demanded, and why')
    .option('--customer <code...>', 'only these customers')
    .option('--issued-on <date>', 'the date of the letters (default: today)')
    .option('--level <number>', LEVEL_HELP)
    .option('--language <tag>', LANGUAGE_HELP)
    .action(async (flags: ProposeFlags) => {
      const issuedOn = dateFlag(flags.issuedOn, '--issued-on');
      const { reading } = await import('./terminal/session.ts');
      const { candidates, freshness, payers } = await reading(
        ledgerPath(flags),
        async (session) => {
          const freshness = (await session.call('workspace.state', {})).ledger?.freshness;
          return {
            candidates: await session.call('letters.propose', {
              issuedOn,
              level: levelOf(flags.level),
              language: languageOf(flags.language),
              customers: flags.customer === undefined ? null : [...flags.customer],
            }),
            freshness,
            payers: await payersOf(session, freshness?.linesToMatch ?? 0),
          };
        },
      );
      if (flags.format === 'json')
        return printJson({
          issuedOn,
          freshness: freshness === undefined ? null : freshnessJson(freshness),
          rows: candidates.map((one) => candidateJson(one, issuedOn, payers)),
        });
      if (candidates.length === 0) print('nobody owes anything overdue\n');
      for (const candidate of candidates) printCandidate(candidate);
    });
};

/**
 * `duebook letters issue --customer CODE… | --all`: issues what `propose` proposes, all or none.
 *
 * The same command again on the same day gives the same letters, not new ones: what a letter of that
 * day demands already is not asked for again, that letter is named instead. Between the asking and
 * the answer the key protects, which is made of what is asked; a letter cancelled in between makes it
 * another command.
 */
const METHODS = ['post', 'registered_post', 'courier', 'email'] as const;

interface IssueFlags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly language?: string;
  readonly level?: string;
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

const inCurrency = (candidates: readonly Candidate[], flags: IssueFlags): readonly Candidate[] =>
  candidates.filter((one) => flags.currency === undefined || one.currency === flags.currency);

function readyOnes(
  candidates: readonly Candidate[],
  flags: IssueFlags,
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

const addIssue: AddCommand = (letters) => {
  withFormat(withLedger(letters.command('issue')), ['table', 'json'])
    .description('number, freeze and register letters')
    .option('--customer <code...>', 'these customers')
    .option('--all', 'every customer who can get one', false)
    .option('--currency <code>', 'only items of this currency')
    .option('--issued-on <date>', 'the date of the letters (default: today)')
    .option('--level <number>', LEVEL_HELP)
    .option('--language <tag>', LANGUAGE_HELP)
    .option('--delivery <method>', METHODS.join(', '), 'registered_post')
    .option('--key <text>', 'the same key and letters again issue nothing new')
    .option('--out <folder>', 'write each PDF into this folder')
    .action(async (flags: IssueFlags) => {
      const deliveryMethod = METHODS.find((method) => method === flags.delivery);
      if (deliveryMethod === undefined)
        throw usage(`--delivery ${flags.delivery} is not offered; choose ${METHODS.join(', ')}`);
      if (flags.all === (flags.customer !== undefined))
        throw usage('name customers with --customer CODE, or take --all');
      const issuedOn = dateFlag(flags.issuedOn, '--issued-on');
      const { writing } = await import('./terminal/session.ts');
      const rows = await writing(ledgerPath(flags), async (session) => {
        const customers = flags.customer === undefined ? null : [...flags.customer];
        const level = levelOf(flags.level);
        const language = languageOf(flags.language);
        const candidates = await session.call('letters.propose', {
          issuedOn,
          level,
          language,
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
          const asked = { issuedOn, level, language, deliveryMethod, letters };
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

/** `duebook letters list`: the register. */
interface ListFlags extends VerbFlags {
  readonly customer?: string;
  readonly asOf?: string;
}

const letterJson = ({ totalMinor, stillOpenMinor, ...row }: LetterRow) => ({
  ...row,
  total: minorToDecimal(totalMinor, row.currency),
  stillOpen: minorToDecimal(stillOpenMinor, row.currency),
});

const COLUMNS: readonly Column<LetterRow>[] = [
  { header: 'Number', of: (row) => row.number },
  { header: 'Issued', of: (row) => row.issuedOn },
  { header: 'Deadline', of: (row) => row.deadlineOn },
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Name', of: (row) => row.name },
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Total', (row) => row.totalMinor),
  amountColumn('Still open', (row) => row.stillOpenMinor),
  {
    header: 'Status',
    of: (row) => (row.cancelReason === null ? row.status : `cancelled: ${row.cancelReason}`),
  },
];

const addList: AddCommand = (letters) => {
  verb(letters, 'list', 'the register of letters')
    .option('--customer <code>', 'only this customer')
    .option('--as-of <date>', 'what is still open on this day (default: today)')
    .action(async (flags: ListFlags) => {
      const asOf = dateFlag(flags.asOf, '--as-of');
      const rows = await inLedger(flags, 'read', (session) =>
        session.call('letters.list', { asOf, customer: flags.customer ?? null }),
      );
      answer(flags, { asOf, letters: rows.map(letterJson) }, () =>
        rows.length === 0 ? 'no letters yet\n' : table(COLUMNS, rows),
      );
    });
};

/** `duebook letters cancel NUMBER --reason TEXT`: the number stays in the register. */
interface CancelFlags extends VerbFlags {
  readonly reason: string;
}

const addCancel: AddCommand = (letters) => {
  verb(letters, 'cancel', 'cancel an issued letter')
    .argument('<number>', 'like L-2026-0001')
    .requiredOption('--reason <text>', 'why')
    .action(async (number: string, flags: CancelFlags) => {
      const row = await inLedger(flags, 'write', (session) =>
        session.call('letters.cancel', { number, reason: flags.reason }),
      );
      answer(flags, letterJson(row), () => `${row.number} is cancelled\n`);
    });
};

/** `duebook letters pdf NUMBER… --out FILE`: the frozen bytes, every time the same. */
const addPdf: AddCommand = (letters) => {
  withLedger(letters.command('pdf'))
    .description('the letters as they were issued, in one PDF')
    .argument('<number...>', 'like L-2026-0001')
    .option('--out <file>', 'write to a file')
    .action(async (numbers: string[], flags: LedgerFlag & OutFlag) => {
      const { reading } = await import('./terminal/session.ts');
      const file = await reading(ledgerPath(flags), (session) =>
        session.call('letters.pdf', { numbers }),
      );
      emitFile(file, flags.out);
    });
};

/** `duebook letters check-wording FILE --language TAG [--level N]`: may it be the wording of a letter. Ends with 1 when not. */
interface CheckFlags extends FormatFlag<'table' | 'json'> {
  readonly language: string;
  readonly level?: string;
}

const addCheckWording: AddCommand = (letters, setExit) => {
  withFormat(letters.command('check-wording'), ['table', 'json'])
    .description('what keeps a text from being the wording of a letter')
    .argument(
      '<file>',
      'a level as resources/letters has it, or plain words with fields like {total}',
    )
    .requiredOption('--language <tag>', 'its language, like es')
    .option('--level <number>', LEVELS.join(', '))
    .action(async (file: string, flags: CheckFlags) => {
      const { withEngine } = await import('./terminal/session.ts');
      const text = new TextDecoder().decode(readInput(file));
      const language = languageOf(flags.language) ?? 'en';
      const findings = await withEngine(null, (session) =>
        session.call('letters.checkWording', { text, language, level: levelOf(flags.level) }),
      );
      if (findings.length > 0) setExit(1);
      if (flags.format === 'json') return printJson({ findings });
      if (findings.length === 0) print('nothing stands in the way\n');
      for (const { code, message } of findings) print(`${code}: ${plain(message)}\n`);
    });
};

/** `duebook letters propose|issue|list|cancel|pdf|check-wording`; each verb is a file beside this one. */
export const lettersCommand: AddCommand = (program, setExit) => {
  const letters = program.command('letters').description('formal demand letters');
  for (const add of [addPropose, addIssue, addList, addCancel, addPdf, addCheckWording])
    add(letters, setExit);
};
