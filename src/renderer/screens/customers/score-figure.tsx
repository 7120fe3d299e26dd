/** The score of the worklist on the customer's page; a click shows its seven parts. */
import { useState, type ReactNode } from 'react';
import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { rankedRow } from '../../../contract/calls/worklist.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatPoints } from '../../format/format.ts';
import { Figure } from '../../kit/explain/figure.tsx';
import { ScoreParts } from '../../kit/explain/score-parts.tsx';
import type { StripFigure } from './figure-strip.tsx';

type Worklist = ToldOutput<'worklist.list'>;

/** None of a customer that owes nothing, and none before the list is there: it compares with everybody. */
export function useScoreFigure(customer: string): readonly StripFigure[] {
  const { t } = useTranslation('customers');
  const { input } = useMoment();
  const list = useCall('worklist.list', input).data;
  const at = list?.rows.findIndex((row) => row.customer === customer) ?? -1;
  if (list === undefined || at < 0) return [];
  return [
    {
      key: 'score',
      label: t('figures.score'),
      value: <Score list={list} at={at} />,
      note: t('figures.position', { rank: at + 1, of: list.rows.length }),
      isMore: true as const,
    },
  ];
}

function Score(props: { readonly list: Worklist; readonly at: number }): ReactNode {
  const { t } = useTranslation('customers');
  const { list, at } = props;
  const [isOpen, setOpen] = useState(false);
  const row = list.rows[at] as Worklist['rows'][number];
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={420}
      position="bottom"
      // The roles would come on what is around the button.
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <span>
          <Figure inTabOrder label={t('figures.score')} onExplain={() => setOpen(!isOpen)}>
            {formatPoints(rankedRow(row, list).score)}
          </Figure>
        </span>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={t('figures.score')}
        data-popover-open={isOpen || undefined}
        data-autofocus
        tabIndex={-1}
      >
        <ScoreParts row={row} rank={at + 1} of={list.rows.length} setting={list} />
      </Popover.Dropdown>
    </Popover>
  );
}
