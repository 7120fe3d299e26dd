/** "Why is INV-7 quasi-bad?": the rules in order, what each saw, and how the chance of payment came to be. */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatDate } from '../../format/format.ts';
import { BucketMark } from '../charts/bucket-mark.tsx';
import { ErrorState } from '../states.tsx';
import { Rule, Section, SmallTable } from './panel-parts.tsx';
import classes from './bucket-why.module.css';

export function BucketWhy(props: {
  readonly customer: string;
  readonly itemId: number;
  /** As the list names it. */
  readonly name: string;
}): ReactNode {
  const { t } = useTranslation('explain');
  const { input } = useMoment();
  const { customer, itemId } = props;
  const answer = useCall('buckets.explain', { ...input, customer, itemId });
  if (answer.error !== null) return <ErrorState error={answer.error} />;
  if (answer.data === undefined) return <Skeleton height={180} />;
  const { item, rules, notAsked, probability, policyVersion } = answer.data;
  const percent = (p: number): string => `${Math.round(p * 100)} %`;
  return (
    <>
      <Section title={t('bucketWhy', { item: props.name, bucket: t(`bucket_${item.bucket}`) })}>
        <p className={classes.answer}>
          <BucketMark bucket={item.bucket} /> {engineSentence(item.because)}.
        </p>
        <ol className={classes.rules} aria-label={t('bucketRules')}>
          {rules.map(({ rule, asks, sees, decides }) => (
            <li key={rule} data-decides={decides || undefined}>
              <span className={classes.id}>{rule}</span>
              <span className={classes.mark}>
                {decides ? <IconCheck size={14} aria-label={t('bucketDecides')} /> : '–'}
              </span>
              <span className={classes.asks}>{asks}</span>
              <span className={classes.sees}>{sees === null ? '' : engineSentence(sees)}</span>
            </li>
          ))}
        </ol>
        <Rule>
          {notAsked.length > 0 && `${t('bucketNotAsked', { rules: notAsked.join(', ') })} `}
          {policyVersion === 0
            ? t('bucketStandard')
            : t('bucketVersion', { version: policyVersion })}
        </Rule>
      </Section>
      <Section title={t('bucketChance', { chance: percent(probability.p) })}>
        <SmallTable
          columns={[{ header: t('bucketFactor') }, { header: t('bucketOdds'), figure: true }]}
          rows={[
            {
              key: 'base',
              cells: [t(`bucketBase_${probability.base.of}`), percent(probability.base.p)],
            },
            ...probability.factors.map(({ factor, odds }, at) => ({
              key: at,
              cells: [t(`bucketFactor_${factor}`), `× ${odds}`],
            })),
          ]}
        />
        {answer.data.limitationOn !== null && (
          <Rule>{t('bucketLimitation', { date: formatDate(answer.data.limitationOn) })}</Rule>
        )}
      </Section>
    </>
  );
}
