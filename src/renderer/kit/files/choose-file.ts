/** Asks for a file the way a page can: the machine's own dialog behind `<input type="file">`. */

/** What the dialog offers first; anything can be chosen, the engine looks at the bytes. */
export const DATA_FILES =
  '.csv,.tsv,.txt,.tab,.xlsx,.xml,.pdf,.sta,.mt940,.940,.ofx,.qfx,.zip,text/csv,text/plain,text/xml';
export const LEDGER_FILES = '.duebook';

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

/** The one chosen file, or null. */
export const askForFile = async (accept: string): Promise<File | null> =>
  (await askForFiles(accept, false))[0] ?? null;

export const bytesOf = async (file: File): Promise<Uint8Array> =>
  new Uint8Array(await file.arrayBuffer());

export const isLedgerFile = (file: File): boolean => file.name.toLowerCase().endsWith('.duebook');
