/**
 * A process that imports a file and dies by its parent's hand in the middle of it. Prints a line at
 * every checkpoint of the commit, so that the parent knows when to kill.
 *
 *     node commit-process.ts FOLDER FILE.csv
 */
import { readFileSync } from 'node:fs';
import { importWorkspace } from './workspace-for-imports.ts';

const [folder, file] = process.argv.slice(2) as [string, string];
let committing = false;
const workspace = await importWorkspace({
  folder,
  job: {
    // Waiting for the pipe gives the parent its chance at every single checkpoint.
    checkpoint: () =>
      committing
        ? new Promise((resolve) =>
            process.stdout.write('checkpoint\n', () => setImmediate(resolve)),
          )
        : Promise.resolve(),
  },
});
const preview = await workspace.preview('many.csv', new Uint8Array(readFileSync(file)));
committing = true;
await workspace.must('imports.commit', { previewId: preview.previewId });
process.stdout.write('committed\n');
await workspace.ledger.close();
