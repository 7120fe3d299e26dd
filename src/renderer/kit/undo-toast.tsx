/** Says what was recorded as case facts, with a way back for as long as the words are in sight. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../data/as-of.tsx';
import { useAction } from '../data/use-call.ts';
import classes from './undo-toast.module.css';

/** Long enough to see that it was the wrong key. */
const UNDO_MS = 8000;

export interface Recorded {
  readonly words: string;
  /** What was said beside it when it was recorded. */
  readonly warnings: readonly string[];
  /** Keys of the facts, in the order of recording. */
  readonly keys: readonly string[];
  /** A further button before Undo; it closes the words. */
  readonly more?: { readonly label: string; readonly run: () => void } | undefined;
  readonly onUndone?: () => void;
}

/** The function shows the words; Undo takes the facts back, the last one first. */
export function useUndoToast(): (recorded: Recorded) => void {
  const { t } = useTranslation('common');
  const { today } = useMoment();
  const reverse = useAction('facts.reverse');

  const undo = async ({ keys, onUndone }: Recorded): Promise<void> => {
    // What was agreed goes before the contact it was agreed in.
    for (const reference of [...keys].reverse()) {
      const done = await reverse.run({
        kind: 'case_fact',
        reference,
        effectiveOn: today,
        reason: t('undoReason'),
      });
      if (!done.ok) {
        notifications.show({ message: done.error.message, color: 'red' });
        return;
      }
    }
    notifications.show({ message: t('undone') });
    onUndone?.();
  };

  return (recorded) => {
    const { words, warnings, keys, more } = recorded;
    const id = `recorded-${keys[0] ?? ''}`;
    const button = (label: string, run: () => void): ReactNode => (
      <Button
        variant="default"
        onClick={() => {
          notifications.hide(id);
          run();
        }}
      >
        {label}
      </Button>
    );
    notifications.show({
      id,
      autoClose: UNDO_MS,
      message: (
        <div className={classes.toast}>
          <span>
            {words}
            {warnings.length > 0 && `. ${warnings.join(' ')}`}
          </span>
          {more !== undefined && button(more.label, more.run)}
          {button(t('undo'), () => void undo(recorded))}
        </div>
      ),
    });
  };
}
