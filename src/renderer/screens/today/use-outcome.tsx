/** Records what a call came to and says so, with a way back for as long as the words are in sight. */
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../data/call-error.ts';
import { useAction } from '../../data/use-call.ts';
import type { NoticeOf } from '../../kit/notices/notice-dialog.tsx';
import { useUndoToast } from '../../kit/undo-toast.tsx';
import type { Asked, NewFact } from './outcomes.ts';

export interface Recording {
  readonly isRunning: boolean;
  readonly error: CallError | null;
  /** True where it was recorded; a refusal is in `error`. */
  record(asked: Asked, name: string, facts: readonly NewFact[]): Promise<boolean>;
  reset(): void;
}

export function useOutcome(
  onUndone: (customer: string) => void,
  /** The customer is to be told on paper what was agreed. */
  onNotice: (of: NoticeOf) => void,
): Recording {
  const { t } = useTranslation(['today', 'customer']);
  const save = useAction('case.recordTogether');
  const say = useUndoToast();
  return {
    isRunning: save.isRunning,
    error: save.error,
    reset: save.reset,
    async record(asked, name, facts) {
      const result = await save.run({ facts: [...facts] });
      if (!result.ok) return false;
      const { facts: recorded, warnings } = result.value;
      const plan = recorded.find(({ kind }) => kind === 'plan');
      say({
        words: t(`today:outcome.done.${asked}`, { name }),
        warnings,
        keys: recorded.map(({ key }) => key),
        onUndone: () => onUndone(recorded[0]?.customer ?? ''),
        more:
          plan === undefined
            ? undefined
            : {
                label: t('customer:notice.plan.button'),
                run: () => onNotice({ kind: 'plan', key: plan.key }),
              },
      });
      return true;
    },
  };
}
