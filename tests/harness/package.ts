/**
 * `npm run package`: the installers of this platform in `dist/`, as `electron-builder.yml` says, from the
 * sources as they are now.
 *
 *     npm run package -- --dir          only the program, unpacked
 *     npm run package -- --linux deb    any flags of electron-builder
 *
 * They are built for it into `dist/program`, always: what is in `out` may be `npm run dev`'s, or in use.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rendererConfig } from '../../src/hosts/start/build.ts';
import { binOf, ROOT } from './run-process.ts';

// Before Vite is loaded: a shell that says "development" would get React's own checks packed.
process.env.NODE_ENV = 'production';

const metadata = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly homepage: string;
  readonly author: { readonly email: string };
};
for (const made of [metadata.homepage, metadata.author.email])
  if (made.endsWith('.example'))
    process.stdout.write(`"${made}" in package.json is a stand-in: not for a release\n`);

process.stdout.write('Building the screens and the desktop shell …\n');
process.env.DUEBOOK_OUT = './dist/program';
// By Vite itself, as `npm start` builds the screens: electron-vite would not minify them.
const vite = await import('vite');
await vite.build({ ...(await rendererConfig()), configFile: false, logLevel: 'error' });
process.env.DUEBOOK_SHELL_ONLY = '1';
const electronVite = await import('electron-vite');
await electronVite.build({
  configFile: path.join(ROOT, 'electron.vite.config.ts'),
  logLevel: 'error',
});

const builder = spawn(
  process.execPath,
  [binOf('electron-builder', 'cli.js'), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
builder.once('exit', (status) => {
  process.exitCode = status ?? 1;
});
