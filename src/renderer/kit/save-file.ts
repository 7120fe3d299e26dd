/** A file that leaves the program is a download: the person says where it goes, the page never knows. */
import type { FileOut } from '../../contract/fields.ts';

export function saveFile(file: FileOut): void {
  const address = URL.createObjectURL(
    new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mediaType }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the bytes over once the click is handled; a minute is more than it needs.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** UTF-8 with a byte order mark: Excel reads a CSV without one in the machine's old code page. */
export const csvFile = (fileName: string, text: string): FileOut => ({
  fileName,
  mediaType: 'text/csv;charset=utf-8',
  bytes: new TextEncoder().encode(`\uFEFF${text}`),
});
