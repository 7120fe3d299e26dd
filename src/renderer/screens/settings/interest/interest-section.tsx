/** Late-payment interest: the rates of each law, one by hand, and the calculator. */
import { useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatCountry, formatDate } from '../../../format/format.ts';
import { ErrorState } from '../../../kit/states.tsx';
import classes from '../currencies/currencies.module.css';
import { Calculator } from './calculator.tsx';
import { LegalRateDialog } from './legal-rate-dialog.tsx';
import { RatesTable } from './rates-table.tsx';

export function InterestSection(): ReactNode {
  const { t } = useTranslation('interest');
  const { today, isReplay } = useMoment();
  const laws = useCall('interest.rates', { asOf: today });
  const [isRecording, setRecording] = useState(false);
  if (laws.error !== null)
    return <ErrorState error={laws.error} onRetry={() => void laws.refetch()} />;
  if (laws.data === undefined) return <Skeleton height={220} radius="md" />;
  const missing = laws.data.filter((law) => law.isUsed && law.missingFrom !== null);
  return (
    <>
      <header className="settings-head">
        <h2>{t('title')}</h2>
        <p />
        <Button
          variant="default"
          leftSection={<IconPlus size={15} />}
          disabled={isReplay}
          onClick={() => setRecording(true)}
        >
          {t('record')}
        </Button>
      </header>
      <p className="soft" style={{ margin: '-6px 0 14px', maxWidth: '72ch' }}>
        {t('text')}
      </p>
      {missing.map(({ law, missingFrom }) => (
        <p key={law} className={classes.old}>
          {t('missing', {
            law: formatCountry(law),
            date: missingFrom === null ? '' : formatDate(missingFrom),
          })}
        </p>
      ))}
      <RatesTable laws={laws.data} />
      <Calculator laws={laws.data} />
      {isRecording && <LegalRateDialog laws={laws.data} onClose={() => setRecording(false)} />}
    </>
  );
}
