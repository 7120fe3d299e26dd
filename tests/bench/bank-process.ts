/**
 * One month at the bank in a process of its own: a statement is imported, every line gets its
 * proposals, the sure ones are accepted and all taken back again. Prints one JSON line.
 *
 *     node bank-process.ts LEDGER.duebook LINES
 *     {"importMilliseconds":2100,"proposeMilliseconds":1900,"acceptMilliseconds":2500, …}
 *
 * The statement is made from what is open in the ledger: half of the lines name their invoice, the
 * others come without a number, for two invoices at once, in part, or from nobody known.
 */
import path from 'node:path';
import type { OpenItemView } from '../../src/contract/calls/aging.ts';
import type { CallInput, CallName, CallOutput } from '../../src/contract/api.ts';
import type { BankLine } from '../../src/domain/bank/bank-file.ts';
import { addDays, type Instant } from '../../src/domain/dates.ts';
import { EngineClient } from '../../src/engine/client.ts';
import { camtStatement } from '../../src/formats/out/camt.ts';
import { TODAY } from './made/made-ledger.ts';
import { timed } from './measure.ts';
import { seeded } from './made/seeded.ts';
import { english } from '../harness/english.ts';
import { peakMegabytes } from '../harness/peak-memory.ts';

export interface BankRun {
  readonly importMilliseconds: number;
  readonly proposeMilliseconds: number;
  readonly acceptMilliseconds: number;
  readonly undoMilliseconds: number;
  readonly lines: number;
  readonly proposed: number;
  readonly accepted: number;
  readonly peakMegabytes: number;
}

const ACCOUNT = 'DE89370400440532013000';

function lineOf(position: number, minor: number, name: string, text: string): BankLine {
  return {
    place: { line: position },
    bookedOn: addDays(TODAY, -(30 - (position % 30))),
    valueOn: null,
    currency: 'EUR',
    amountMinor: minor,
    status: 'booked',
    isReversal: false,
    bankReference: `BK${position}`,
    endToEndId: '',
    mandateId: '',
    structuredReference: '',
    text,
    counterpartyName: name,
    counterpartyAccount: '',
    counterpartyBank: '',
    code: 'PMNT/RCDT/ESCT',
    chargesMinor: 0,
    original: null,
    batch: null,
    raw: '',
  };
}

/** `count` lines of money for items of `open`, the same every time. */
export function monthOf(open: readonly OpenItemView[], count: number): Uint8Array {
  const random = seeded(11);
  const items = open.filter((item) => item.currency === 'EUR');
  const lines: BankLine[] = [];
  let next = 0;
  while (lines.length < count) {
    const item = items[next % items.length];
    const other = items[(next + 1) % items.length];
    next += 3;
    if (item === undefined || other === undefined) throw new Error('nothing is open in EUR');
    const position = lines.length + 1;
    const way = random.next();
    const name = item.name.toUpperCase();
    if (way < 0.5)
      lines.push(lineOf(position, item.openMinor, name, `Invoice ${item.invoice} thank you`));
    else if (way < 0.7) lines.push(lineOf(position, item.openMinor, name, ''));
    else if (way < 0.82)
      lines.push(
        lineOf(
          position,
          item.openMinor + other.openMinor,
          name,
          `${item.invoice} + ${other.invoice}`,
        ),
      );
    else if (way < 0.94)
      lines.push(lineOf(position, Math.ceil(item.openMinor / 2), name, `part of ${item.invoice}`));
    else lines.push(lineOf(position, random.whole(100, 90_000), `Stranger ${position}`, 'deposit'));
  }
  const opening = 1_000_000;
  const closing = lines.reduce((sum, line) => sum + line.amountMinor, opening);
  const fromOn = addDays(TODAY, -30);
  return new TextEncoder().encode(
    camtStatement(
      {
        place: { line: 1 },
        kind: 'statement',
        account: ACCOUNT,
        accountName: 'Bench Imports',
        bank: '',
        currency: 'EUR',
        number: '1',
        fromOn,
        toOn: TODAY,
        opening: { on: fromOn, amountMinor: opening },
        closing: { on: TODAY, amountMinor: closing },
        lines,
      },
      `${TODAY}T20:00:00.000Z` as Instant,
    ),
  );
}

const PAGE = 5_000;

async function run(ledger: string, count: number): Promise<BankRun> {
  const engine = await EngineClient.start({
    host: 'terminal',
    actor: 'bench',
    version: 'bench',
    dataFolder: path.dirname(ledger),
    earlierFolder: null,
    logFolder: path.dirname(ledger),
    now: `${TODAY}T12:00:00.000Z` as Instant,
    ledger: { path: ledger, mode: 'write' },
  });
  if (engine.opened?.ok === false) throw new Error(english(engine.opened.error.message));
  const call = async <K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> => {
    const result = await engine.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${english(result.error.message)}`);
    return result.value as CallOutput<K>;
  };
  const { items } = await call('aging.items', { asOf: TODAY });
  const bytes = monthOf(items, count);
  let lines = 0;
  const importMilliseconds = await timed(async () => {
    const { uploadId, mapping } = await call('imports.inspect', { fileName: 'bank.xml', bytes });
    const { previewId } = await call('imports.preview', { uploadId, mapping });
    const { batch } = await call('imports.commit', { previewId });
    lines = batch.facts.bankLines;
  });
  let proposed = 0;
  const sure: number[] = [];
  const proposeMilliseconds = await timed(async () => {
    for (;;) {
      const page = await call('bank.propose', { offset: proposed, limit: PAGE });
      proposed += page.rows.length;
      for (const row of page.rows) if (row.best?.isUnambiguous === true) sure.push(row.line.lineId);
      if (page.rows.length === 0 || proposed >= page.total) break;
    }
  });
  let accepted: CallOutput<'bank.acceptTogether'> | null = null;
  const acceptMilliseconds = await timed(async () => {
    accepted = await call('bank.acceptTogether', { lineIds: sure });
  });
  if (accepted === null) throw new Error('nothing was accepted');
  const { accepted: lineIds, acceptedAt }: CallOutput<'bank.acceptTogether'> = accepted;
  const undoMilliseconds = await timed(async () => {
    await call('bank.undoTogether', { lineIds: [...lineIds], acceptedAt });
  });
  const { total } = await call('bank.lines', { state: 'matched' });
  if (total > 0) throw new Error(`${total} lines are still matched`);
  await engine.close();
  return {
    importMilliseconds,
    proposeMilliseconds,
    acceptMilliseconds,
    undoMilliseconds,
    lines,
    proposed,
    accepted: lineIds.length,
    peakMegabytes: peakMegabytes(),
  };
}

const [ledger, count] = process.argv.slice(2);
if (ledger === undefined || count === undefined) throw new Error('LEDGER.duebook LINES');
process.stdout.write(`${JSON.stringify(await run(ledger, Number(count)))}\n`);
