/** Asks for a file the way a page can: the machine's own dialog behind `<input type="file">`. */

/** What the dialog offers first; anything can be chosen, the engine looks at the bytes. */
export const DATA_FILES =
  '.csv,.tsv,.txt,.tab,.xlsx,.xml,.pdf,.sta,.mt940,.940,.ofx,.qfx,.n43,.q43,.aeb,.p7m,.xsig,.zip,text/csv,text/plain,text/xml';
/** A ledger, with what was recorded last when its program was killed (`-wal`, and its index). */
export const LEDGER_FILES = '.duebook,.duebook-wal,.duebook-shm';

/** The chosen files; none when the person changed their mind. */
export const askForFiles = (accept = DATA_FILES, several = true): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = several;
    input.style.display = 'none';
    // Some browsers open the dialog only for an input that is in the page.
    document.body.append(input);
    const answer = (files: readonly File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => answer([...(input.files ?? [])]));
    input.addEventListener('cancel', () => answer([]));
    input.click();
  });

export const bytesOf = async (file: File): Promise<Uint8Array> =>
  new Uint8Array(await file.arrayBuffer());

/** The file beside `file` (`suffix`: `-wal`), however either writes its capitals. */
export const fileBeside = (files: readonly File[], file: File, suffix: string): File | undefined =>
  files.find((one) => one.name.toLowerCase() === file.name.toLowerCase() + suffix);

export const isLedgerFile = (file: File): boolean => file.name.toLowerCase().endsWith('.duebook');
