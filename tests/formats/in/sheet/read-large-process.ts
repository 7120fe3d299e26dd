/** A process of its own that reads one workbook and prints rows and peak memory: `node read-large-process.ts FILE` */
import { readFileSync } from 'node:fs';
import { openTable } from '../../../../src/formats/in/open-table.ts';
import { english } from '../../../harness/english.ts';
import { peakMegabytes } from '../../../harness/peak-memory.ts';

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const opened = await openTable(new Uint8Array(readFileSync(process.argv[2] ?? '')), {}, turn);
if (!opened.ok) throw new Error(english(opened.error.sentence));
let filled = 0;
const read = await opened.value.read((row) => {
  for (const field of row.fields) if (field !== '') filled += 1;
}, turn);
if (!read.ok) throw new Error(english(read.error.sentence));
process.stdout.write(
  JSON.stringify({
    rows: read.value.rows,
    filled,
    peakMegabytes: Math.round(peakMegabytes()),
  }),
);
