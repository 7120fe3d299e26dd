/** Builds what `npm start` would build: `node tests/harness/build.ts renderer|electron`. */
import { buildElectron, buildRenderer } from '../../src/hosts/start/build.ts';

await (process.argv[2] === 'electron' ? buildElectron() : buildRenderer());
