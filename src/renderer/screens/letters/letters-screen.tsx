/** Letters: a new run, and the register of all that were issued. */
import type { ReactNode } from 'react';
import { Button, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { Screen } from '../../frame/screen.tsx';
import { GridEmpty } from '../../kit/table/view/grid-states.tsx';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { RegisterTab } from './register-tab.tsx';
import { RunTab } from './run/run-tab.tsx';
import classes from './letters.module.css';

export function LettersScreen(): ReactNode {
  const { t } = useTranslation('letters');
  const moment = useMoment();
  const [tabParam] = useQueryParam('tab');
  const tab = tabParam === 'register' ? 'register' : 'run';
  const show = (next: string | null): void =>
    navigate(pathTo(['letters'], next === 'register' ? { tab: 'register' } : {}));
  return (
    <Screen help="letters" title={t('title')} fill>
      <Tabs value={tab} onChange={show} className={classes.tabs}>
        <Tabs.List px={14} mb={tab === 'run' ? 8 : 0}>
          <Tabs.Tab value="run">{t('tabs.run')}</Tabs.Tab>
          <Tabs.Tab value="register">{t('tabs.register')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="run" className={classes.panel}>
          {moment.isReplay ? (
            <GridEmpty
              title={t('replayRun')}
              action={
                <Button variant="default" onClick={moment.backToToday}>
                  {t('backToToday')}
                </Button>
              }
            />
          ) : (
            <RunTab />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="register" className={classes.panel}>
          <RegisterTab onPropose={() => show('run')} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
