/** Asks for a file the way a page can: the machine's own dialog behind `<input type="file">`. */

/** What the dialog offers first; anything can be chosen, the engine looks at the bytes. */
export const LIST_FILES = '.csv,.tsv,.txt,.tab,text/csv,text/tab-separated-values,text/plain';
export const LEDGER_FILES = '.duebook';

/** The chosen file, or null when the person changed their mind. */
export const askForFile = (accept = LIST_FILES): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.style.display = 'none';
    // Some browsers open the dialog only for an input that is in the page.
    document.body.append(input);
    const answer = (file: File | null): void => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => answer(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => answer(null));
    input.click();
  });

export const bytesOf = async (file: File): Promise<Uint8Array> =>
  new Uint8Array(await file.arrayBuffer());

export const isLedgerFile = (file: File): boolean => file.name.toLowerCase().endsWith('.duebook');
