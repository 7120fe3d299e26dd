/**
 * How the three parts of the desktop program are bundled. `rendererConfig` is also what `npm start`
 * and `npm run dev` build for the browser host, so there is one description of the screens' build.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'electron-vite';
import type { UserConfig as ViteConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the packages in a bundle ask for: their names and licences, beside it. */
const license = { fileName: 'licences.md' };

/** `npm run package` builds beside what a running program has loaded from `out`. */
const OUT = process.env.DUEBOOK_OUT ?? './out';

export const rendererConfig: ViteConfig = {
  root: at('./src/renderer'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: at(`${OUT}/renderer`),
    emptyOutDir: true,
    target: 'chrome130',
    chunkSizeWarningLimit: 2000,
    license,
    rollupOptions: { input: at('./src/renderer/index.html') },
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
