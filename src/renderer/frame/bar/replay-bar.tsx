/** Says in words that the workspace shows the past, and leads back with one click. */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { formatDate, formatDateWithDay } from '../../format/format.ts';

/** The way out of an empty past day, in the middle of the screen. */
export function BackToToday() {
  const { t } = useTranslation('frame');
  const { backToToday } = useMoment();
  return (
    <Button variant="default" onClick={backToToday}>
      {t('replay.back')}
    </Button>
  );
}

export function ReplayBar() {
  const { t } = useTranslation('frame');
  const moment = useMoment();
  if (!moment.isReplay) return null;
  const date = formatDateWithDay(moment.asOf);
  const sentence =
    moment.knownOn === null
      ? t('replay.bar', { date })
      : moment.asOf === moment.today
        ? t('replay.todayKnown', { known: formatDate(moment.knownOn) })
        : t('replay.barKnown', { date, known: formatDate(moment.knownOn) });
  return (
    <div className="replay-bar" role="status">
      <IconHistory size={17} stroke={1.7} aria-hidden />
      <strong>{sentence}</strong>
      <span>{t('replay.readOnly')}</span>
      <Button
        className="no-print"
        size="compact-xs"
        variant="outline"
        color="currentColor"
        onClick={moment.backToToday}
        style={{ marginInlineStart: 'auto', color: 'inherit', borderColor: 'currentColor' }}
      >
        {t('replay.back')}
      </Button>
    </div>
  );
}
