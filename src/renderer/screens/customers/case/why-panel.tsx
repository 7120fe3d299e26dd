/** Beside the open items: why one of them is in its bucket, rule by rule, and how it came there. */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenItemView } from '../../../../contract/calls/aging.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { formatDate } from '../../../format/format.ts';
import { BucketWhy } from '../../../kit/explain/bucket-why.tsx';
import { Rule, Section, SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { timelineLine } from '../timeline/timeline-events.ts';

export const WhyPanel = (props: {
  readonly item: OpenItemView;
  readonly onClose: () => void;
}): ReactNode => (
  <SidePanel title={props.item.item} onClose={props.onClose}>
    <BucketWhy customer={props.item.customer} itemId={props.item.itemId} name={props.item.item} />
    <Changes item={props.item} />
  </SidePanel>
);

function Changes({ item }: { readonly item: OpenItemView }): ReactNode {
  const { t } = useTranslation('customer');
  const { t: words } = useTranslation(['timeline', 'ledger']);
  const { input } = useMoment();
  const answer = useCall('buckets.history', { ...input, customer: item.customer });
  if (answer.error !== null) return <ErrorState error={answer.error} />;
  const rows = answer.data?.rows.filter(({ itemId }) => itemId === item.itemId);
  return (
    <Section title={t('case.changes')}>
      {answer.data === undefined || rows === undefined ? (
        <Skeleton height={60} />
      ) : rows.length === 0 ? (
        <Rule>{t('case.noChanges', { date: formatDate(answer.data.from) })}</Rule>
      ) : (
        <SmallTable
          columns={[
            { header: t('case.changedOn'), nowrap: true },
            { header: t('case.bucket'), nowrap: true },
            { header: t('case.rule') },
          ]}
          rows={rows.map(({ on, to, because, events }) => ({
            key: on,
            cells: [
              formatDate(on),
              to === null ? t('case.closed') : t(`case.buckets.${to}`),
              [
                ...(because === null ? [] : [engineSentence(because)]),
                ...events.map((event) => timelineLine(event, words)),
              ].join('. '),
            ],
          }))}
        />
      )}
    </Section>
  );
}
