/** A verified copy of the ledger, handed to the person as a download. */
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { formatBytes } from '../../format/format.ts';
import { saveFile } from '../../kit/save-file.ts';

export function useBackup(): { readonly run: () => void; readonly isRunning: boolean } {
  const { t } = useTranslation(['frame', 'common']);
  const { run, isRunning } = useAction('workspace.backup');
  const start = useCallback(() => {
    void run({}).then((result) => {
      if (!result.ok) {
        notifications.show({
          color: 'red',
          title: t('common:error.title'),
          message: result.error.message,
        });
        return;
      }
      saveFile(result.value);
      notifications.show({
        title: t('frame:backup.done'),
        message: t('frame:backup.doneText', {
          fileName: result.value.fileName,
          size: formatBytes(result.value.bytes.byteLength),
        }),
      });
    });
  }, [run, t]);
  return { run: start, isRunning };
}
