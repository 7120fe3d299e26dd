/**
 * A process that issues a run of letters and kills itself, as by `kill -9`, at the named place:
 *
 *     printing-2   while the second letter is printed
 *     recorded     everything is written in the transaction, which is not committed
 *     committed    the transaction is committed, and nobody was told
 *     never        prints `issued` at the end
 *
 *     node issue-process.ts FILE.duebook RUN.json printing-2
 */
import { readFileSync } from 'node:fs';
import { instantOf, type Instant, type IsoDate } from '../../../src/domain/dates.ts';
import { renderPdf } from '../../../src/documents/render.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { english } from '../../harness/english.ts';

const [file, run, killAt] = process.argv.slice(2) as [string, string, string];
const die = (): void => void process.kill(process.pid, 'SIGKILL');
let now = Date.parse('2026-11-21T10:30:00.000Z');
const clock = {
  now: (): Instant => instantOf((now += 1000)),
  today: (): IsoDate => '2026-11-21' as IsoDate,
};
const opened = await openLedger(file, { mode: 'write', clock, version: '0.1.0' });
if (!opened.ok) throw new Error(english(opened.error.message));
const { value } = opened;
const ledger: Ledger = Object.create(value, {
  write: {
    value: async (meta: Parameters<Ledger['write']>[0], work: Parameters<Ledger['write']>[1]) => {
      const done = await value.write(meta, async (tx, scope) => {
        const result = await work(tx, scope);
        if (killAt === 'recorded') die();
        return result;
      });
      if (killAt === 'committed') die();
      return done;
    },
  },
  read: { value: value.read.bind(value) },
}) as Ledger;
let printed = 0;
const issued = await letterHandlers['letters.issue'](
  {
    clock,
    host: 'terminal',
    actor: 'Ana',
    version: '0.1.0',
    dataFolder: '',
    earlierFolder: null,
    workspace: { ledger, replace: () => Promise.reject(new Error('not in this test')) },
    job: { progress: () => undefined, checkpoint: () => Promise.resolve() },
    print: (document) => {
      printed += 1;
      if (killAt === `printing-${printed}`) die();
      return renderPdf(document);
    },
    newId: () => 'id',
    memory: new Map(),
  },
  JSON.parse(readFileSync(run, 'utf8')) as Parameters<(typeof letterHandlers)['letters.issue']>[1],
);
if (!issued.ok) throw new Error(english(issued.error.message));
process.stdout.write('issued\n');
await value.close();
