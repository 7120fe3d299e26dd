/** Exchange rates: what there is and how fresh, the ECB's file, one rate by hand, and a converter. */
import { useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useCall } from '../../../data/use-call.ts';
import { EmptyState, ErrorState } from '../../../kit/states.tsx';
import { navigate } from '../../../routing/router.tsx';
import { askForFiles } from '../../../kit/files/choose-file.ts';
import { useTakeFiles } from '../../imports/import-provider.tsx';
import { Converter } from './converter.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { RateDialog } from './rate-dialog.tsx';

export function CurrenciesSection(): ReactNode {
  const { t } = useTranslation('currencies');
  const { isReplay } = useMoment();
  const home = useWorkspace().ledger.currency;
  const coverage = useCall('rates.coverage', {});
  const take = useTakeFiles();
  const [isRecording, setRecording] = useState(false);
  const bringIn = (): void => {
    void askForFiles('.csv,.zip,.xml', true).then((files) => {
      if (files.length === 0) return;
      navigate('/import');
      take(files);
    });
  };
  if (coverage.error !== null)
    return <ErrorState error={coverage.error} onRetry={() => void coverage.refetch()} />;
  if (coverage.data === undefined) return <Skeleton height={220} radius="md" />;
  const isEmpty = coverage.data.length === 0;
  const ecb = (
    <Button
      leftSection={<IconFileImport size={15} />}
      disabled={isReplay}
      title={t('ecbHint')}
      onClick={bringIn}
    >
      {t('ecb')}
    </Button>
  );
  const record = (
    <Button
      variant="default"
      leftSection={<IconPlus size={15} />}
      disabled={isReplay}
      onClick={() => setRecording(true)}
    >
      {t('record')}
    </Button>
  );
  return (
    <>
      <header className="settings-head">
        <h2>{t('title')}</h2>
        <p />
        {!isEmpty && ecb}
        {/* At the same place with the first rate and without: the next click must not fall between. */}
        {record}
      </header>
      <p className="soft" style={{ margin: '-6px 0 14px', maxWidth: '72ch' }}>
        {t('text')}
      </p>
      {isEmpty ? (
        <EmptyState title={t('none')} text={t('noneText', { currency: home })} action={ecb} />
      ) : (
        <>
          <CoverageTable coverage={coverage.data} />
          <Converter coverage={coverage.data} />
        </>
      )}
      {isRecording && <RateDialog onClose={() => setRecording(false)} />}
    </>
  );
}
