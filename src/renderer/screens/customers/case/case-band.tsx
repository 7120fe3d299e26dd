/** What comes next for a customer and why, and what keeps something else from coming earlier. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BUCKETS, type Bucket } from '../../../../contract/calls/buckets.ts';
import type { ToldOutput } from '../../../../contract/told.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { formatDate } from '../../../format/format.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { BucketMark } from '../../../kit/charts/bucket-mark.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { Link } from '../../../routing/router.tsx';
import classes from './case.module.css';

export type Case = ToldOutput<'case.get'>;

/** Null: nothing is open. */
export const worstBucket = (items: readonly { readonly bucket: Bucket }[]): Bucket | null =>
  BUCKETS.findLast((bucket) => items.some((item) => item.bucket === bucket)) ?? null;

/** Mark and word. */
export function InBucket(props: { readonly bucket: Bucket }): ReactNode {
  const { t } = useTranslation('customer');
  return (
    <span className={classes.bucket} data-bucket={props.bucket}>
      <BucketMark bucket={props.bucket} /> {t(`case.buckets.${props.bucket}`)}
    </span>
  );
}

/** On one line, so that the list under it stays where it is when a panel opens beside it. */
const Line = (props: { readonly children: string }): ReactNode => (
  <p title={props.children}>{props.children}</p>
);

export function CaseBand(props: { readonly of: Case }): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const { items, nextStep, blocked, policyVersion } = props.of;
  const worst = worstBucket(items);
  if (worst === null) return null;
  const inWorst = items.filter(({ bucket }) => bucket === worst).length;
  const held = blocked[0];
  // Where nothing else holds it back, the step's own reason stands under Why already.
  const notEarlier = nextStep?.whyNotEarlier.filter((why) => why !== nextStep.because) ?? [];
  return (
    <section className={classes.band} aria-label={t('case.label')}>
      <div>
        <h2>{t('case.worst')}</h2>
        <p>
          <InBucket bucket={worst} />
        </p>
        <p className={classes.soft}>{t('case.inWorst', { count: inWorst, of: items.length })}</p>
      </div>
      <div>
        <h2>{t('case.next')}</h2>
        <p>
          {nextStep === null ? (
            t('case.nothing')
          ) : (
            <>
              <strong>{nextStep.name}</strong>{' '}
              {nextStep.on <= moment.asOf && <Chip>{t('case.due')}</Chip>}
            </>
          )}
        </p>
        <p className={classes.soft}>{nextStep === null ? '' : formatDate(nextStep.on)}</p>
      </div>
      <div>
        <h2>{t('case.why')}</h2>
        <Line>
          {nextStep !== null
            ? `${engineSentence(nextStep.because)}.`
            : held === undefined
              ? ''
              : `${engineSentence(held.because)}.`}
        </Line>
        <p className={classes.soft}>
          <Link to="/settings/policy">
            {policyVersion === 0
              ? t('case.standard')
              : t('case.policy', { version: policyVersion })}
          </Link>
        </p>
      </div>
      {(notEarlier.length > 0 || (nextStep !== null && held !== undefined)) && (
        <div>
          <h2>{notEarlier.length > 0 ? t('case.notEarlier') : t('case.held')}</h2>
          {notEarlier.length > 0 ? (
            notEarlier.slice(0, 2).map((why) => <Line key={why}>{`${engineSentence(why)}.`}</Line>)
          ) : (
            <Line>{`${held?.item == null ? '' : `${held.item}: `}${held?.because ?? ''}.`}</Line>
          )}
        </div>
      )}
    </section>
  );
}
