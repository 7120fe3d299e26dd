/**
 * How the three parts of the desktop program are bundled. `rendererConfig` is also what `npm start`
 * and `npm run dev` build for the browser host, so there is one description of the screens' build.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'electron-vite';
import type { Plugin, UserConfig as ViteConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the packages in a bundle ask for: their names and licences, beside it. */
const license = { fileName: 'licences.md' };

/** `npm run package` builds beside what a running program has loaded from `out`. */
const OUT = process.env.DUEBOOK_OUT ?? './out';

const PDFJS = at('./node_modules/pdfjs-dist/');

/**
 * What pdf.js fetches when a paper asks for it, by names that it makes up itself, so that they are no
 * imports: decoders of scans, what the bytes of unembedded Chinese fonts mean, the standard fonts.
 * The decoders are its scripts and not its WebAssembly, which the content policy would have to allow.
 */
const pdfjsFiles = (): readonly string[] =>
  ['wasm', 'cmaps', 'standard_fonts'].flatMap((folder) =>
    readdirSync(`${PDFJS}${folder}`)
      .filter((name) => folder !== 'wasm' || /^LICENSE_|_nowasm_fallback\.js$/.test(name))
      .filter((name) => !/QCMS|QUICKJS/.test(name))
      .map((name) => `${folder}/${name}`),
  );

/** Puts these under `/pdfjs/`: into the built screens, and in front of Vite in `npm run dev`. */
const servePdfjsFiles = (): Plugin => ({
  name: 'duebook:pdfjs-files',
  generateBundle() {
    for (const name of pdfjsFiles())
      this.emitFile({
        type: 'asset',
        fileName: `pdfjs/${name}`,
        source: readFileSync(`${PDFJS}${name}`),
      });
  },
  configureServer({ middlewares }) {
    const known = new Set(pdfjsFiles());
    middlewares.use('/pdfjs', (request, response, next) => {
      const name = request.url?.slice(1).replace(/\?.*/, '') ?? '';
      if (!known.has(name)) return next();
      const isScript = name.endsWith('.js');
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'application/octet-stream');
      response.end(readFileSync(`${PDFJS}${name}`));
    });
  },
});

export const rendererConfig: ViteConfig = {
  root: at('./src/renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), servePdfjsFiles()],
  build: {
    outDir: at(`${OUT}/renderer`),
    emptyOutDir: true,
    target: 'chrome130',
    chunkSizeWarningLimit: 2000,
    license,
    rollupOptions: {
      input: at('./src/renderer/index.html'),
      // What every window begins with, and what screens have in common, is one file each: as forty small
      // ones, asked for one by one, they come a tenth of a second later.
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'] },
            { name: 'screens', test: /[\\/](src|node_modules)[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  // Screens read texts from resources/, which is outside their root.
  server: { fs: { allow: [at('.')] } },
};

/**
 * Packages that the shell finds as files when it runs: a binary, and what looks for parts of itself
 * (`documents/fonts` needs the very fontkit that pdfkit requires). `electron-builder.yml` packs these and
 * the fonts; everything else is in the bundle, which halves the time to the engine's first answer.
 */
const OUTSIDE = ['better-sqlite3', 'pdfmake'];

/** `npm start` has built the screens already when it builds the shell; see `hosts/start/build.ts`. */
const shellOnly = process.env.DUEBOOK_SHELL_ONLY === '1';

const config: UserConfig = {
  main: {
    build: {
      outDir: at(`${OUT}/main`),
      emptyOutDir: true,
      externalizeDeps: false,
      license,
      rollupOptions: {
        external: OUTSIDE,
        input: {
          main: at('./electron/main/main.ts'),
          worker: at('./src/engine/worker.ts'),
          'pdf-worker': at('./src/engine/pdf-worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Beside the entries: `engine/worker-url.ts` looks for workers in the folder it is in.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at(`${OUT}/preload`),
      emptyOutDir: true,
      // A sandboxed preload can require nothing but `electron`: one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('./electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  ...(shellOnly ? {} : { renderer: rendererConfig }),
};

export default config;
