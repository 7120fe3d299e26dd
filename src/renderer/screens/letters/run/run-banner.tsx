/** One cause that many letters have in common, how many wait for it, and the one button that ends it. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../../../contract/told.ts';
import { useWorkspace } from '../../../data/workspace.tsx';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { navigate, pathTo } from '../../../routing/router.tsx';
import type { Cause, RunStanding } from '../../../../domain/letters/standing.ts';

/** The gravest first; a run has one banner, and its rows do not repeat what it says. */
export const BANNER_CAUSES = [
  'sender_incomplete',
  'no_bank_account',
  'bank_unmatched',
  'bank_stale',
] as const;
export type BannerCause = (typeof BANNER_CAUSES)[number];

/** What the banner of these candidates is about. */
export const bannerCause = (
  candidates: readonly Candidate[],
  standingOf: (candidate: Candidate) => RunStanding,
): BannerCause | null =>
  BANNER_CAUSES.find((cause) =>
    candidates.some((one) =>
      cause === 'bank_stale'
        ? one.cautions.some(({ code }) => code === cause)
        : standingOf(one).causes.includes(cause),
    ),
  ) ?? (candidates.some(hasUnmatched) ? 'bank_unmatched' : null);

const hasUnmatched = (one: Candidate): boolean =>
  one.cautions.some(({ code }) => code === 'bank_unmatched');

const FIX: Readonly<Record<BannerCause, string>> = {
  sender_incomplete: pathTo(['settings', 'company'], { complete: 'yes' }),
  no_bank_account: pathTo(['settings', 'bank']),
  bank_unmatched: pathTo(['bank']),
  bank_stale: '/import',
};
export const leadFrom = (cause: BannerCause): void => navigate(FIX[cause]);

export function RunBanner(props: {
  readonly cause: BannerCause;
  readonly candidates: readonly Candidate[];
  readonly standingOf: (candidate: Candidate) => RunStanding;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { linesToMatch } = useWorkspace().ledger.freshness;
  const { cause, candidates } = props;
  const waiting = candidates.filter((one) =>
    (props.standingOf(one).causes as readonly (Cause | BannerCause)[]).includes(cause),
  );
  const count = waiting.length;
  const said = messageOf(candidates, cause);
  return (
    <div className="screen-banner no-print" role="note">
      <IconAlertTriangle size={16} stroke={1.8} aria-hidden style={{ flex: 'none' }} />
      <span>
        {cause === 'bank_unmatched' ? (
          <>
            <strong>{t('banner.unmatched', { count: linesToMatch })}</strong>{' '}
            {t('banner.unmatchedWaits', { count })}
          </>
        ) : (
          <>
            <strong>
              {cause === 'no_bank_account'
                ? t('banner.noAccount', {
                    currencies: [...new Set(waiting.map(({ currency }) => currency))].join(', '),
                  })
                : `${engineSentence(said)}.`}
            </strong>{' '}
            {cause !== 'bank_stale' && t('banner.waits', { count })}
          </>
        )}
      </span>
      <Button
        variant="default"
        style={{ flex: 'none' }}
        rightSection={cause === 'bank_unmatched' ? <kbd aria-hidden>m</kbd> : undefined}
        onClick={() => leadFrom(cause)}
      >
        {t(`banner.do.${cause}`)}
      </Button>
    </div>
  );
}

/** In the engine's own words, which name what is missing. */
const messageOf = (candidates: readonly Candidate[], cause: BannerCause): string =>
  candidates.flatMap((one) => [...one.blocks, ...one.cautions]).find(({ code }) => code === cause)
    ?.message ?? '';
