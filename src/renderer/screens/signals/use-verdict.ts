/** Records what somebody finds of a signal, with Undo. */
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, type CallError } from '../../data/use-call.ts';
import { useUndoToast } from '../../kit/undo-toast.tsx';
import { kindWords, type SignalRow } from './signal-words.ts';

export interface Verdict {
  readonly isRunning: boolean;
  readonly error: CallError | null;
  /** True where it was recorded. Why is needed to dismiss. */
  give(of: SignalRow, verdict: 'confirmed' | 'dismissed', reason: string): Promise<boolean>;
}

export function useVerdict(onUndone: (of: SignalRow) => void): Verdict {
  const { t } = useTranslation('signals');
  const { today } = useMoment();
  const record = useAction('case.record');
  const say = useUndoToast();
  return {
    isRunning: record.isRunning,
    error: record.error,
    async give(of, verdict, reason) {
      const result = await record.run({
        kind: 'verdict',
        customer: of.customer,
        on: today,
        details: { on_signal: of.key, verdict, ...(reason !== '' && { reason }) },
      });
      if (!result.ok) return false;
      const { fact, warnings } = result.value;
      say({
        words: t(`done.${verdict}`, { name: of.name, kind: kindWords(of.kind, t) }),
        warnings,
        keys: [fact.key],
        onUndone: () => onUndone(of),
      });
      return true;
    },
  };
}
