/**
 * A process that imports a file and kills itself, as by `kill -9`, at the given checkpoint of the commit:
 * a parent that is kept waiting would kill it too late. Prints a line at every checkpoint.
 *
 *     node commit-process.ts FOLDER FILE.csv 20
 */
import { readFileSync } from 'node:fs';
import { importWorkspace } from './workspace-for-imports.ts';

const [folder, file, killAt] = process.argv.slice(2) as [string, string, string];
let committing = false;
let seen = 0;
const workspace = await importWorkspace({
  folder,
  job: {
    checkpoint: () =>
      committing
        ? new Promise((resolve) =>
            process.stdout.write('checkpoint\n', () => {
              seen += 1;
              if (seen === Number(killAt)) process.kill(process.pid, 'SIGKILL');
              setImmediate(resolve);
            }),
          )
        : Promise.resolve(),
  },
});
const preview = await workspace.preview('many.csv', new Uint8Array(readFileSync(file)));
committing = true;
await workspace.must('imports.commit', { previewId: preview.previewId });
process.stdout.write('committed\n');
await workspace.ledger.close();
