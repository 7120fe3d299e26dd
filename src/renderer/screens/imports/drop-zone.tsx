/** Where a file is dropped or chosen; the hero of an empty ledger, a strip once there are imports. */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { ErrorState } from '../../kit/states.tsx';
import { askForFiles } from '../../kit/files/choose-file.ts';
import { useTakeFiles } from './import-provider.tsx';
import { useImport } from './session.tsx';

export function DropZone() {
  const { t } = useTranslation(['imports', 'common']);
  const { error, fileName } = useImport();
  const take = useTakeFiles();
  const { isReplay } = useMoment();
  const batches = useCall('imports.batches', {});
  const isFirst = (batches.data?.length ?? 0) === 0;
  const choose = (): void => {
    void askForFiles().then(take);
  };
  return (
    <>
      {error !== null && (
        <ErrorState error={error} title={t('imports:readingRefused', { fileName })} />
      )}
      <section
        className="drop-zone"
        data-first={isFirst || undefined}
        aria-label={t('imports:drop.title')}
      >
        <IconFileImport size={isFirst ? 46 : 26} stroke={1.2} aria-hidden />
        {isFirst && <h2>{t('imports:drop.title')}</h2>}
        {isFirst && <p>{t('imports:drop.text')}</p>}
        {isFirst && <p className="drop-zone-note">{t('imports:drop.formats')}</p>}
        {!isFirst && <span>{t('imports:drop.again')}</span>}
        <Button size={isFirst ? 'sm' : 'xs'} onClick={choose} disabled={isReplay}>
          {t('imports:drop.choose')}
        </Button>
        {isReplay && <p className="drop-zone-note">{t('common:replayRefuses')}</p>}
        {isFirst && !isReplay && <p className="drop-zone-note">{t('imports:drop.anywhere')}</p>}
      </section>
    </>
  );
}
