/**
 * Opens a ledger or a backup that comes as a file: checked by the engine, copied, opened. Of one that
 * was not closed its log belongs to it; when that is not there, the person decides.
 */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { navigate } from '../../routing/router.tsx';
import { bytesOf, fileBeside, isLedgerFile } from '../../kit/files/choose-file.ts';

const ASKS: ReadonlySet<string> = new Set(['log_missing', 'log_foreign']);

export function useAdoptLedger() {
  const { t } = useTranslation(['start', 'common']);
  const adopt = useAction('workspace.adopt');
  const { run: call } = adopt;
  /** The ledger among `files`, with its log when that is among them too. */
  const run = useCallback(
    (files: readonly File[], acceptLoss = false) => {
      void (async () => {
        const file = files.find(isLedgerFile);
        if (file === undefined) return;
        const log = fileBeside(files, file, '-wal');
        const index = fileBeside(files, file, '-shm');
        const result = await call({
          fileName: file.name,
          bytes: await bytesOf(file),
          ...(log === undefined ? {} : { log: await bytesOf(log) }),
          ...(index === undefined ? {} : { logIndex: await bytesOf(index) }),
          acceptLoss,
        });
        if (result.ok) {
          navigate('/', { replace: true });
          notifications.show({ title: t('start:adopted'), message: result.value.company });
          return;
        }
        const asks = ASKS.has(result.error.code);
        const id = notifications.show({
          color: asks ? 'yellow' : 'red',
          autoClose: asks ? false : 12_000,
          title: t('start:notAdopted', { fileName: file.name }),
          message: asks ? (
            <>
              <p>{result.error.message}</p>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  notifications.hide(id);
                  run(files, true);
                }}
              >
                {t('start:acceptLoss')}
              </Button>
            </>
          ) : (
            result.error.message
          ),
        });
      })();
    },
    [call, t],
  );
  return { ...adopt, run };
}
