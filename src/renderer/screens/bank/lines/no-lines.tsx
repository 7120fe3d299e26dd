/** Nothing is listed: why, and the next thing to do. */
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { formatDate } from '../../../format/format.ts';
import { EmptyState } from '../../../kit/states.tsx';
import { navigate } from '../../../routing/router.tsx';
import { SampleStatement } from '../sample-statement.tsx';
import type { Lines } from './use-lines.ts';

export function NoLines(props: { readonly lines: Lines }): ReactNode {
  const { t } = useTranslation('bank');
  const { lines } = props;
  const { isSample, freshness } = useWorkspace().ledger;
  const { bankTo } = freshness;
  const { today } = useMoment();
  if (lines.search !== '')
    return (
      <EmptyState
        title={t('empty.filter')}
        text={t('empty.filterText', { search: lines.search })}
        action={
          <Button variant="default" onClick={() => lines.setSearch('')}>
            {t('empty.clear')}
          </Button>
        }
      />
    );
  if (bankTo === null)
    return (
      <EmptyState
        title={t('empty.none')}
        text={t('empty.noneText')}
        action={
          <Group gap="xs" justify="center">
            <Button onClick={() => navigate('/import')}>{t('import')}</Button>
            {isSample && <SampleStatement />}
          </Group>
        }
      />
    );
  if (lines.show !== 'open')
    return (
      <EmptyState
        title={t('empty.state')}
        action={
          <Button variant="default" onClick={() => lines.setShow('open')}>
            {t('empty.clear')}
          </Button>
        }
      />
    );
  const hasOut = lines.way === 'in' && lines.open > lines.openIn;
  return (
    <EmptyState
      title={t(hasOut ? 'empty.doneIn' : 'empty.done')}
      text={t('empty.doneText', { date: formatDate(bankTo) })}
      action={
        <Group gap="xs" justify="center">
          <Button variant="default" onClick={() => lines.setShow('matched')}>
            {t('empty.seeMatched')}
          </Button>
          {isSample && bankTo < today && <SampleStatement />}
          {hasOut && (
            <Button variant="default" onClick={() => lines.setWay('out')}>
              {t('empty.outLeft')}
            </Button>
          )}
        </Group>
      }
    />
  );
}
