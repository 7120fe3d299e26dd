/** Records what a call came to and says so, with a way back for as long as the words are in sight. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../data/call-error.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction } from '../../data/use-call.ts';
import type { NoticeOf } from '../../kit/notices/notice-dialog.tsx';
import type { Asked, NewFact } from './outcomes.ts';
import classes from './today.module.css';

export interface Recording {
  readonly isRunning: boolean;
  readonly error: CallError | null;
  /** True where it was recorded; a refusal is in `error`. */
  record(asked: Asked, name: string, facts: readonly NewFact[]): Promise<boolean>;
  reset(): void;
}

/** Long enough to see that it was the wrong key. */
const UNDO_MS = 8000;

export function useOutcome(
  onUndone: (customer: string) => void,
  /** The customer is to be told on paper what was agreed. */
  onNotice: (of: NoticeOf) => void,
): Recording {
  const { t } = useTranslation(['today', 'customer', 'common']);
  const { today } = useMoment();
  const save = useAction('case.recordTogether');
  const reverse = useAction('facts.reverse');

  const undo = async (keys: readonly string[], customer: string): Promise<void> => {
    // What was agreed goes before the contact it was agreed in.
    for (const reference of [...keys].reverse()) {
      const done = await reverse.run({
        kind: 'case_fact',
        reference,
        effectiveOn: today,
        reason: t('today:outcome.undoReason'),
      });
      if (!done.ok) {
        notifications.show({ message: done.error.message, color: 'red' });
        return;
      }
    }
    notifications.show({ message: t('today:outcome.undone') });
    onUndone(customer);
  };

  return {
    isRunning: save.isRunning,
    error: save.error,
    reset: save.reset,
    async record(asked, name, facts) {
      const result = await save.run({ facts: [...facts] });
      if (!result.ok) return false;
      const { facts: recorded, warnings } = result.value;
      const id = `outcome-${recorded[0]?.key ?? ''}`;
      const plan = recorded.find(({ kind }) => kind === 'plan');
      notifications.show({
        id,
        autoClose: UNDO_MS,
        message: (
          <div className={classes.toast}>
            <span>
              {t(`today:outcome.done.${asked}`, { name })}
              {warnings.length > 0 && `. ${warnings.join(' ')}`}
            </span>
            {plan !== undefined && (
              <Button
                variant="default"
                onClick={() => {
                  notifications.hide(id);
                  onNotice({ kind: 'plan', key: plan.key });
                }}
              >
                {t('customer:notice.plan.button')}
              </Button>
            )}
            <Button
              variant="default"
              onClick={() => {
                notifications.hide(id);
                void undo(
                  recorded.map(({ key }) => key),
                  recorded[0]?.customer ?? '',
                );
              }}
            >
              {t('common:undo')}
            </Button>
          </div>
        ),
      });
      return true;
    },
  };
}
