/** Letters: a new run, and the register of all that were issued. */
import type { ReactNode } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { Screen } from '../../frame/screen.tsx';
import { GridEmpty } from '../../kit/table/view/grid-states.tsx';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { RegisterScreen } from './register-screen.tsx';
import { RunScreen } from './run/run-screen.tsx';

export function LettersScreen(): ReactNode {
  const { t } = useTranslation('letters');
  const moment = useMoment();
  const [tabParam] = useQueryParam('tab');
  const tab = tabParam === 'register' ? 'register' : 'run';
  const show = (next: string): void =>
    navigate(pathTo(['letters'], next === 'register' ? { tab: 'register' } : {}));
  const faces = (
    <SegmentedControl
      aria-label={t('faces')}
      value={tab}
      onChange={show}
      data={[
        { value: 'run', label: t('tabs.run') },
        { value: 'register', label: t('tabs.register') },
      ]}
    />
  );
  if (tab === 'register') return <RegisterScreen faces={faces} onPropose={() => show('run')} />;
  if (moment.isReplay)
    return (
      <Screen help="letters" title={t('title')} toolbar={faces} fill>
        <GridEmpty
          title={t('replayRun')}
          action={
            <Button variant="default" onClick={moment.backToToday}>
              {t('backToToday')}
            </Button>
          }
        />
      </Screen>
    );
  return <RunScreen faces={faces} />;
}
