/**
 * What is done to bank lines from the workspace, one at a time, and the last actions, newest first, so that
 * `u` takes the newest back.
 */
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../../contract/api.ts';
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import { CallError, useAction } from '../../../data/use-call.ts';

export interface MatchAction {
  readonly lineId: number;
  /** What was done, in words: `1,210.00 EUR of Florería Sol recorded`. */
  readonly words: string;
}

export interface Matching {
  readonly isRunning: boolean;
  /** Of the last action that was refused, with its line; gone with the next. */
  readonly error: { readonly lineId: number; readonly error: CallError } | null;
  /** Newest first. */
  readonly actions: readonly MatchAction[];
  /** The last undone, for the notice. */
  readonly undone: string | null;
  /** True when it was recorded. */
  readonly accept: (input: CallInput<'bank.accept'>, words: string) => Promise<boolean>;
  readonly takeBack: (line: BankLineRow, receipt: string, words: string) => Promise<boolean>;
  readonly setAside: (line: BankLineRow, note: string, words: string) => Promise<boolean>;
  /** The line's matches are taken back; so is the action, if it was one of ours. */
  readonly undo: (lineId: number) => Promise<boolean>;
  readonly forgive: () => void;
}

/** As many steps back as anybody remembers having made. */
const MOST_ACTIONS = 50;

export function useMatching(): Matching {
  const { t } = useTranslation('bank');
  const { run: runAccept } = useAction('bank.accept');
  const { run: runReturn } = useAction('bank.acceptReturn');
  const { run: runAside } = useAction('bank.setAside');
  const { run: runUndo } = useAction('bank.undo');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Matching['error']>(null);
  const [actions, setActions] = useState<readonly MatchAction[]>([]);
  const [undone, setUndone] = useState<string | null>(null);
  const busy = useRef(false);

  const doing = useCallback(
    async (
      lineId: number,
      run: () => Promise<{
        readonly ok: boolean;
        readonly error?: ConstructorParameters<typeof CallError>[0];
      }>,
    ): Promise<boolean> => {
      if (busy.current) return false;
      busy.current = true;
      setRunning(true);
      setError(null);
      const result = await run();
      busy.current = false;
      setRunning(false);
      if (!result.ok && result.error !== undefined)
        setError({ lineId, error: new CallError(result.error) });
      return result.ok;
    },
    [],
  );
  const did = useCallback((action: MatchAction) => {
    setUndone(null);
    setActions((before) => [action, ...before].slice(0, MOST_ACTIONS));
  }, []);

  const accept = useCallback<Matching['accept']>(
    async (input, words) => {
      const ok = await doing(input.lineId, () => runAccept(input));
      if (ok) did({ lineId: input.lineId, words });
      return ok;
    },
    [did, doing, runAccept],
  );
  const takeBack = useCallback<Matching['takeBack']>(
    async ({ lineId }, receipt, words) => {
      const ok = await doing(lineId, () => runReturn({ lineId, receipt }));
      if (ok) did({ lineId, words });
      return ok;
    },
    [did, doing, runReturn],
  );
  const setAside = useCallback<Matching['setAside']>(
    async ({ lineId }, note, words) => {
      const ok = await doing(lineId, () => runAside({ lineIds: [lineId], note }));
      if (ok) did({ lineId, words });
      return ok;
    },
    [did, doing, runAside],
  );
  const undo = useCallback<Matching['undo']>(
    async (lineId) => {
      const ok = await doing(lineId, () => runUndo({ lineId, reason: t('actions.undo') }));
      if (!ok) return false;
      setActions((before) => {
        const action = before.find((one) => one.lineId === lineId);
        setUndone(action === undefined ? '' : action.words);
        return before.filter((one) => one !== action);
      });
      return true;
    },
    [doing, runUndo, t],
  );
  const forgive = useCallback(() => setError(null), []);

  return { isRunning, error, actions, undone, accept, takeBack, setAside, undo, forgive };
}
