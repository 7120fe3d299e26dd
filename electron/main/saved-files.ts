/**
 * Files that the page gives to be saved: a dialog with the file's name, the folder of the last one and a
 * filter; when it is saved, a notification that shows it in its folder.
 */
import { basename, dirname, extname, join } from 'node:path';
import { app, Notification, shell, type DownloadItem, type Session } from 'electron';

const KINDS: Readonly<Record<string, string>> = {
  '.csv': 'CSV',
  '.duebook': 'Duebook ledger',
  '.json': 'JSON',
  '.pdf': 'PDF',
  '.xlsx': 'Excel workbook',
  '.xml': 'XML',
  '.zip': 'ZIP archive',
};

/** `onSaved` gets what shows the file that was saved last in its folder. */
export function saveWithDialog(session: Session, onSaved: (show: () => void) => void): void {
  let last: string | null = null;
  session.on('will-download', (_event, item: DownloadItem) => {
    const name = item.getFilename();
    const extension = extname(name).toLowerCase();
    const folder = last === null ? app.getPath('downloads') : dirname(last);
    item.setSaveDialogOptions({
      title: `Save ${name}`,
      defaultPath: join(folder, name),
      filters: [
        ...(extension === ''
          ? []
          : [
              {
                name: KINDS[extension] ?? extension.slice(1).toUpperCase(),
                extensions: [extension.slice(1)],
              },
            ]),
        { name: 'All files', extensions: ['*'] },
      ],
    });
    item.once('done', (_done, state) => {
      // Cancelled in the dialog: that is what the person wanted.
      if (state === 'cancelled') return;
      const path = item.getSavePath();
      if (state !== 'completed') {
        notify(
          `${basename(path)} was not saved`,
          'Is there room on the disk? Save it again.',
          null,
        );
        return;
      }
      last = path;
      const show = (): void => shell.showItemInFolder(path);
      onSaved(show);
      notify(`${basename(path)} is saved`, 'Click to show it in its folder.', show);
    });
  });
}

/** Held until it is gone: one that is collected can no longer be clicked. */
const shown = new Set<Notification>();

function notify(title: string, body: string, onClick: (() => void) | null): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  shown.add(notification);
  notification.once('close', () => shown.delete(notification));
  if (onClick !== null) notification.once('click', onClick);
  notification.show();
}
