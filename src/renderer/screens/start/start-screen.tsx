/** The first minutes: no ledger is open. Three ways on: make one, open one, look at the sample. */
import { Button, Paper } from '@mantine/core';
import { IconFileDownload, IconFlower, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { useFileDrop } from '../../frame/drop/drop-overlay.tsx';
import { JobProgress } from '../../frame/bar/jobs-menu.tsx';
import { Note } from '../../kit/states.tsx';
import { navigate } from '../../routing/router.tsx';
import { askForFiles, isLedgerFile, LEDGER_FILES } from '../../kit/files/choose-file.ts';
import { LedgerList } from './ledger-list.tsx';
import { NewLedgerForm } from './new-ledger-form.tsx';
import { Refusal } from './refusal.tsx';
import { useAdoptLedger } from './use-adopt-ledger.tsx';
import './start.css';
import type { WorkspaceState } from '../../../contract/told.ts';

export function StartScreen(props: { workspace: WorkspaceState }) {
  const { workspace } = props;
  const { t } = useTranslation(['start', 'frame']);
  const sample = useAction('workspace.sample');
  const adopt = useAdoptLedger();
  const [refused, setRefused] = useState<string | null>(null);

  const takeFiles = (files: readonly File[]): void => {
    if (files.length === 0) return;
    setRefused(files.some(isLedgerFile) ? null : t('start:notALedger'));
    adopt.run(files);
  };
  const hovering = useFileDrop(takeFiles);

  return (
    <main className="start">
      <div className="start-sheet">
        <header className="start-head">
          <h1>Duebook</h1>
          <p>{t('start:tagline')}</p>
        </header>
        {refused !== null && (
          <div role="alert">
            <Note>{refused}</Note>
          </div>
        )}
        <div className="start-ways">
          <Paper component="section" className="start-way" aria-labelledby="start-new">
            <h2 id="start-new">{t('start:new.title')}</h2>
            <NewLedgerForm />
          </Paper>
          <div className="start-others">
            <Paper component="section" className="start-way" aria-labelledby="start-open">
              <h2 id="start-open">{t('start:open.title')}</h2>
              <LedgerList ledgers={workspace.ledgers} dataFolder={workspace.dataFolder} />
              <Button
                variant="default"
                mt="sm"
                loading={adopt.isRunning}
                leftSection={<IconFolderOpen size={16} stroke={1.6} />}
                onClick={() => void askForFiles(LEDGER_FILES).then(takeFiles)}
              >
                {t('start:open.file')}
              </Button>
              <p className="start-hint">{t('start:open.fileHint')}</p>
            </Paper>
            <Paper component="section" className="start-way" aria-labelledby="start-sample">
              <h2 id="start-sample">{t('start:sample.title')}</h2>
              <p className="start-text">{t('start:sample.text')}</p>
              {sample.isRunning ? (
                <div role="status">
                  <p className="start-text">{t('start:sample.making')}</p>
                  <JobProgress job={sample.progress} />
                </div>
              ) : (
                <Button
                  variant="default"
                  leftSection={<IconFlower size={16} stroke={1.6} />}
                  onClick={() => {
                    void sample.run({}).then((result) => {
                      if (result.ok) navigate('/', { replace: true });
                    });
                  }}
                >
                  {t('start:sample.open')}
                </Button>
              )}
              <Refusal error={sample.error} />
            </Paper>
          </div>
        </div>
        <p className="start-foot">{t('start:folder', { folder: workspace.dataFolder })}</p>
      </div>
      {hovering && (
        <div className="drop-overlay">
          <IconFileDownload size={44} stroke={1.3} />
          <h2>{t('start:open.title')}</h2>
        </div>
      )}
    </main>
  );
}
