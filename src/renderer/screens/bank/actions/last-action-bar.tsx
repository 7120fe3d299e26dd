/** What was done last, quietly, with the way back; `u` does the same. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Matching } from './use-matching.ts';
import classes from '../bank.module.css';

export function LastActionBar(props: {
  readonly matching: Matching;
  readonly onUndo: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { actions, undone, isRunning } = props.matching;
  const last = actions[0];
  return (
    <div
      className={classes.lastAction}
      role="status"
      data-empty={(last === undefined && undone === null) || undefined}
    >
      {undone !== null ? (
        <span>{t('done.undone', { what: undone })}</span>
      ) : last === undefined ? null : (
        <>
          <IconCheck size={15} stroke={1.8} aria-hidden />
          <span className="one-line">{last.words}</span>
        </>
      )}
      {last !== undefined && (
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={isRunning}
          rightSection={<kbd aria-hidden>u</kbd>}
          onClick={props.onUndo}
        >
          {t('actions.undo')}
        </Button>
      )}
    </div>
  );
}
