/**
 * `npm test`: everything a change must pass, what works on one core two at a time, ending in one line.
 *
 *     format                                             ok      1.9 s
 *     types, a tsconfig per layer                        ok     11.2 s
 *     unit, property, scenario, golden, …   812 passed   ok     41.0 s
 *     824 passed, 0 failed
 *
 *     npm run ready                 the same without the browser
 *     npm test -- --only lint,unit  some stages: format types lint layers dead-code unit
 *                                   build-screens build-shell e2e electron
 */
import { parseArgs } from 'node:util';
import type { Counts } from './counts.ts';
import { STAGES, type Stage } from './stages.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    'no-browser': { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function chosen(): readonly Stage[] {
  if (values.only === undefined)
    return STAGES.filter(
      (stage) => stage.onRequest !== true && !(values['no-browser'] && stage.inBrowser === true),
    );
  const names = values.only.split(',');
  for (const name of names)
    if (!STAGES.some((stage) => stage.name === name)) {
      process.stderr.write(
        `"${name}" is not a stage; stages are ${[...new Set(STAGES.map((stage) => stage.name))].join(', ')}\n`,
      );
      process.exit(2);
    }
  // The desktop shell is tested as it is built.
  const wanted = names.includes('electron') ? ['build-screens', 'build-shell', ...names] : names;
  return STAGES.filter((stage) => wanted.includes(stage.name));
}

const indent = (text: string): string => text.replace(/^/gm, '    ');

async function runStage(stage: Stage): Promise<Counts> {
  const began = performance.now();
  let counts: Counts;
  try {
    counts = await stage.run(say);
  } catch (thrown) {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    counts = { passed: 0, failures: [{ name: stage.title, message }], skipped: [], kinds: {} };
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const isCounted = Object.keys(counts.kinds).length > 0 || counts.passed !== 1;
  const parts = [
    stage.title.padEnd(54),
    counts.failures.length === 0 ? 'ok    ' : 'FAILED',
    `${seconds.padStart(6)} s`,
    isCounted ? `  ${counts.passed} passed, ${counts.failures.length} failed` : '',
  ];
  say(parts.join(' ').trimEnd());
  const kinds = Object.entries(counts.kinds).sort(([a], [b]) => a.localeCompare(b));
  if (kinds.length > 0) say(indent(kinds.map(([kind, count]) => `${kind} ${count}`).join(' · ')));
  for (const failure of counts.failures) say(`\n  ✗ ${failure.name}\n${indent(failure.message)}\n`);
  return counts;
}

/** Two cores are planned for: what works on one runs two at a time, the rest has the machine. */
async function runAll(stages: readonly Stage[]): Promise<readonly Counts[]> {
  const counts: Counts[] = [];
  const waiting = stages.filter((stage) => stage.oneCore === true);
  const row = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      counts.push(await runStage(next));
  };
  await Promise.all([row(), row()]);
  for (const stage of stages) if (stage.oneCore !== true) counts.push(await runStage(stage));
  return counts;
}

const all = await runAll(chosen());

const skipped = all.flatMap((counts) => counts.skipped);
if (skipped.length > 0) {
  say(`${skipped.length} skipped`);
  for (const name of skipped) say(indent(name));
}
const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
const failed = all.reduce((sum, counts) => sum + counts.failures.length, 0);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
