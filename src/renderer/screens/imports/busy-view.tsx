/** A job under way with its counted units and a way to stop it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JobProgress, useJobWords } from '../../frame/bar/jobs-menu.tsx';
import { useImport } from './session.tsx';

export function BusyView(props: { title: string; hint?: string }) {
  const { t } = useTranslation();
  const { progress, cancel } = useImport();
  const words = useJobWords();
  return (
    <div className="import-busy" role="status">
      <h2>{props.title}</h2>
      <JobProgress job={progress} />
      <p className="soft">
        {progress === null ? (props.hint ?? '\u00a0') : words(progress).counted}
      </p>
      <Button variant="default" onClick={cancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
