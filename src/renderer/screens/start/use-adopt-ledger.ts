/** Opens a ledger or a backup that comes as a file: checked by the engine, copied, opened. */
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { navigate } from '../../routing/router.tsx';
import { bytesOf } from '../../kit/files/choose-file.ts';

export function useAdoptLedger() {
  const { t } = useTranslation(['start', 'common']);
  const adopt = useAction('desk.adopt');
  const { run: call } = adopt;
  const run = useCallback(
    (file: File) => {
      void (async () => {
        const result = await call({ fileName: file.name, bytes: await bytesOf(file) });
        if (result.ok) {
          navigate('/', { replace: true });
          notifications.show({ title: t('start:adopted'), message: result.value.company });
        } else {
          notifications.show({
            color: 'red',
            autoClose: 12_000,
            title: t('start:notAdopted', { fileName: file.name }),
            message: result.error.message,
          });
        }
      })();
    },
    [call, t],
  );
  return { ...adopt, run };
}
