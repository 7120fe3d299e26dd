/** The file that holds everything: what is in it, check, backup, restore, close. */
import { Button } from '@mantine/core';
import { IconDatabaseExport, IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../data/workspace.tsx';
import { useAction } from '../../data/use-call.ts';
import { useBackup } from '../../frame/bar/use-backup.ts';
import { navigate } from '../../routing/router.tsx';
import { askForFiles, LEDGER_FILES } from '../../kit/files/choose-file.ts';
import { useAdoptLedger } from '../start/use-adopt-ledger.tsx';
import { VerifySheet } from './verify-sheet.tsx';

export function LedgerSection() {
  const { t } = useTranslation(['settings', 'common']);
  const { ledger, dataFolder } = useWorkspace();
  const backup = useBackup();
  const adopt = useAdoptLedger();
  const close = useAction('workspace.close');
  const showFolder = useAction('workspace.showFolder');
  const { counts } = ledger;
  return (
    <>
      <header className="settings-head">
        <h2>{t('settings:ledger.title')}</h2>
      </header>
      <section className="settings-sheet">
        {ledger.isSample && <p>{t('settings:ledger.sample')}</p>}
        <dl className="facts">
          <dt>{t('settings:ledger.file')}</dt>
          <dd>{ledger.fileName}</dd>
          <dt>{t('settings:ledger.folder')}</dt>
          <dd>{ledger.folder}</dd>
          {ledger.folder !== dataFolder && (
            <>
              <dt>{t('settings:ledger.newFolder')}</dt>
              <dd>{dataFolder}</dd>
            </>
          )}
          <dt>{t('settings:ledger.contains')}</dt>
          <dd>
            {[
              t('common:count.customers', { count: counts.customers }),
              t('common:count.invoices', { count: counts.invoices }),
              t('common:count.letters', { count: counts.letters }),
            ].join(', ')}
          </dd>
        </dl>
        <Button
          variant="default"
          mt="sm"
          loading={showFolder.isRunning}
          leftSection={<IconFolderOpen size={16} stroke={1.6} />}
          onClick={() => void showFolder.run({})}
        >
          {t('settings:ledger.showFolder')}
        </Button>
        {showFolder.error !== null && <p role="alert">{showFolder.error.message}</p>}
      </section>
      <VerifySheet />
      <section className="settings-sheet">
        <h3>{t('settings:ledger.backupTitle')}</h3>
        <p>{t('settings:ledger.backupText')}</p>
        <Button
          variant="default"
          loading={backup.isRunning}
          leftSection={<IconDatabaseExport size={16} stroke={1.6} />}
          onClick={backup.run}
        >
          {t('settings:ledger.backup')}
        </Button>
      </section>
      <section className="settings-sheet">
        <h3>{t('settings:ledger.restoreTitle')}</h3>
        <p>{t('settings:ledger.restoreText')}</p>
        <Button
          variant="default"
          loading={adopt.isRunning}
          leftSection={<IconFolderOpen size={16} stroke={1.6} />}
          onClick={() => void askForFiles(LEDGER_FILES).then((files) => adopt.run(files))}
        >
          {t('settings:ledger.restore')}
        </Button>
      </section>
      <section className="settings-sheet">
        <h3>{t('settings:ledger.switchTitle')}</h3>
        <p>{t('settings:ledger.switchText')}</p>
        <Button
          variant="default"
          onClick={() => {
            navigate('/', { replace: true });
            void close.run({});
          }}
        >
          {t('settings:ledger.close')}
        </Button>
      </section>
    </>
  );
}
