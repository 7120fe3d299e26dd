/** In the top bar: how far bank and invoices reach, and how many bank lines wait for an answer. */
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatDate, formatDayMonth, formatInstant } from '../../format/format.ts';
import { Link } from '../../routing/router.tsx';
import { freshnessParts, type FreshnessPart } from './freshness.ts';

export function FreshnessChip() {
  const { t } = useTranslation('frame');
  const { ledger, today } = useWorkspace();
  const { isReplay } = useMoment();
  const { freshness } = ledger;
  const parts = freshnessParts(freshness, today);
  // Of the present ledger; a past day must not hear of what came after it.
  if (isReplay || parts.length === 0) return null;
  const isStale = parts.some((part) => part.isStale);
  const day = (part: FreshnessPart): string =>
    part.to === null
      ? ''
      : part.to.slice(0, 4) === today.slice(0, 4)
        ? formatDayMonth(part.to)
        : formatDate(part.to);
  const words = parts
    .map((part) =>
      part.to === null
        ? t(`freshness.no.${part.kind}`)
        : part.isStale
          ? t(`freshness.old.${part.kind}`, { date: day(part), count: part.ageDays })
          : t(`freshness.to.${part.kind}`, { date: day(part) }),
    )
    .join(', ');
  const at = (instant: typeof freshness.bankImportedAt): string =>
    instant === null ? t('freshness.never') : formatInstant(instant);
  const detail = t('freshness.detail', {
    bankAt: at(freshness.bankImportedAt ?? freshness.receiptsImportedAt),
    invoicesAt: at(freshness.invoicesImportedAt),
  });
  const Icon = isStale ? IconAlertTriangle : IconClock;
  return (
    <>
      <Tooltip
        label={
          <>
            {words}. {detail} {isStale && t('freshness.stale', { days: freshness.staleAfterDays })}
          </>
        }
      >
        <Link
          to="/import"
          className="freshness"
          data-stale={isStale || undefined}
          aria-label={t('freshness.label', { words })}
        >
          <Icon size={15} stroke={1.7} aria-hidden />
          <span className="freshness-words">{words}</span>
        </Link>
      </Tooltip>
      {freshness.linesToMatch > 0 && (
        <Tooltip label={t('freshness.toMatchHint')}>
          <Link to="/bank" className="to-match">
            <IconArrowsExchange size={15} stroke={1.7} aria-hidden />
            {t('freshness.toMatch', { count: freshness.linesToMatch })}
          </Link>
        </Tooltip>
      )}
    </>
  );
}
