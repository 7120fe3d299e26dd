/**
 * Where the file of a worker is: beside the module that asks. Run from source it ends in `.ts`, in
 * the Electron bundle (`out/main/`) in `.js`; the bundle keeps all its files in one folder for this.
 */
export function workerUrl(name: 'worker' | 'pdf-worker', from: string): URL {
  const extension = from.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./${name}.${extension}`, from);
}
