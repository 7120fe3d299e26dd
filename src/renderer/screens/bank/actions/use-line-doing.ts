/**
 * What can be done with the line in front: which proposal is chosen, whether it is being split,
 * which question is open; and the actions themselves in the words of the notice.
 */
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../../contract/api.ts';
import type { CallError } from '../../../data/call-error.ts';
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import { formatMoney } from '../../../format/format.ts';
import { acceptInput, payersOf } from '../proposal-input.ts';
import { MOST_PROPOSALS } from '../bank-keys.ts';
import type { Matching } from './use-matching.ts';
import type { BankLineDetail, LineProposal } from '../../../../contract/told.ts';

export interface LineDoing {
  readonly chosen: number;
  readonly proposal: LineProposal | null;
  readonly choose: (index: number) => void;
  readonly step: (by: number) => void;
  readonly isSplitting: boolean;
  readonly split: () => void;
  readonly endSplit: () => void;
  readonly asking: 'on_account' | 'aside' | null;
  readonly askOnAccount: () => void;
  readonly askAside: () => void;
  readonly endAsking: () => void;
  readonly accept: () => void;
  readonly saveSplit: (input: CallInput<'bank.accept'>, words: string) => void;
  /** The line's money may be what a list settled, and saving again says that it is other money. */
  readonly settledPerList: CallError | null;
  readonly saveOnAccount: (customer: string, isOther: boolean) => void;
  readonly saveAside: (note: string) => void;
  readonly undoLine: () => void;
}

interface State {
  /** What stands here belongs to this line; another line begins anew. */
  readonly lineId: number | null;
  readonly chosen: number;
  readonly isSplitting: boolean;
  readonly asking: LineDoing['asking'];
}
const FRESH = { chosen: 0, isSplitting: false, asking: null } as const;

/**
 * `detail` is null while it is first read. While it is read again (`isFresh` false) it stays in sight,
 * and a form that is half filled stays as it is, but nothing is recorded.
 */
export function useLineDoing(
  line: BankLineRow | null,
  detail: BankLineDetail | null,
  isFresh: boolean,
  matching: Matching,
  onDone: () => void,
  isReplay: boolean,
): LineDoing {
  const { t } = useTranslation('bank');
  const lineId = line?.lineId ?? null;
  const [kept, setKept] = useState<State>({ lineId: null, ...FRESH });
  const state = kept.lineId === lineId ? kept : { lineId, ...FRESH };
  const set = useCallback(
    (change: Partial<State>) =>
      setKept((before) => ({
        ...(before.lineId === lineId ? before : FRESH),
        ...change,
        lineId,
      })),
    [lineId],
  );
  const proposals = (detail?.proposals ?? []).slice(0, MOST_PROPOSALS);
  const isOpen = detail !== null && detail.line.leftMinor !== 0;
  const proposal = isOpen
    ? (proposals[Math.min(state.chosen, proposals.length - 1)] ?? null)
    : null;
  const may = isOpen && isFresh && !isReplay && !matching.isRunning;
  const isIn = isOpen && detail.line.leftMinor > 0;
  const amount =
    detail === null ? '' : formatMoney(Math.abs(detail.line.leftMinor), detail.line.currency);

  const after = (done: Promise<boolean>): void => {
    void done.then((ok) => {
      if (!ok) return;
      // The line may come back (undone): then nothing is open on it.
      setKept({ lineId: null, ...FRESH });
      onDone();
    });
  };
  const refused = matching.error?.lineId === lineId ? matching.error.error : null;
  const settledPerList = refused?.code === 'settled_per_list' ? refused : null;
  const choose = (index: number): void => {
    if (index >= 0 && index < proposals.length && index !== state.chosen) set({ chosen: index });
  };
  return {
    chosen: Math.max(0, Math.min(state.chosen, proposals.length - 1)),
    proposal,
    choose,
    step: (by) => choose(state.chosen + by),
    isSplitting: state.isSplitting && isOpen,
    split: () => {
      if (may && isIn) set({ isSplitting: true });
    },
    endSplit: () => set({ isSplitting: false }),
    asking: state.asking,
    askOnAccount: () => {
      if (may && isIn) set({ asking: 'on_account' });
    },
    askAside: () => {
      if (may) set({ asking: 'aside' });
    },
    endAsking: () => set({ asking: null }),
    accept: () => {
      if (!may || proposal === null) return;
      if (proposal.kind === 'return') {
        const receipt = proposal.receipt ?? '';
        after(matching.takeBack(detail.line, receipt, t('done.returned', { receipt })));
      } else {
        const words = t(proposal.shares.length === 0 ? 'done.onAccount' : 'done.accepted', {
          amount,
          name: payersOf(proposal),
        });
        after(matching.accept(acceptInput(detail.line, proposal), words));
      }
    },
    settledPerList,
    saveSplit: (input, words) => {
      if (may) after(matching.accept({ ...input, isOther: settledPerList !== null }, words));
    },
    saveOnAccount: (customer, isOther) => {
      if (!may) return;
      const part = { kind: 'receipt' as const, customer, amountMinor: detail.line.leftMinor };
      after(
        matching.accept(
          { lineId: detail.line.lineId, parts: [part], isOther },
          t('done.onAccount', { amount, name: customer }),
        ),
      );
    },
    saveAside: (note) => {
      if (may) after(matching.setAside(detail.line, note, t('done.aside', { amount, note })));
    },
    undoLine: () => {
      if (detail !== null && !isReplay && !matching.isRunning)
        after(matching.undo(detail.line.lineId));
    },
  };
}
