/**
 * Which lines are listed and which one is in front. What is chosen stands in the address, so Back
 * and a reload keep it. A line that leaves the list (it was matched) makes room for the next: the
 * place in the list stays, the line on it is another.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import type { CallError } from '../../../data/call-error.ts';
import { useCall } from '../../../data/use-call.ts';
import { useQueryParam } from '../../../routing/router.tsx';

export const SHOWS = ['open', 'matched', 'aside', 'all'] as const;
export type Show = (typeof SHOWS)[number];
export const WAYS = ['in', 'out', 'both'] as const;
export type Way = (typeof WAYS)[number];

/** A month of a busy account is a thousand lines. */
export const MOST_LINES = 5000;
const TYPING_PAUSE_MS = 180;
const NO_ROWS: readonly BankLineRow[] = [];

export interface Lines {
  readonly rows: readonly BankLineRow[];
  readonly total: number;
  /** Open lines of money in, whatever is listed. */
  readonly openIn: number;
  readonly open: number;
  readonly isReading: boolean;
  readonly error: CallError | null;
  readonly retry: () => void;
  readonly active: BankLineRow | null;
  readonly choose: (line: BankLineRow) => void;
  readonly move: (by: number) => void;
  readonly moveTo: (end: 'first' | 'last') => void;
  /** In front when it comes (back) into the list. */
  readonly goTo: (lineId: number) => void;
  readonly show: Show;
  readonly setShow: (show: Show) => void;
  readonly way: Way;
  readonly setWay: (way: Way) => void;
  readonly account: string | null;
  readonly setAccount: (account: string | null) => void;
  readonly search: string;
  readonly setSearch: (search: string) => void;
}

export function useLines(): Lines {
  const [showParam, setShowParam] = useQueryParam('show');
  const [wayParam, setWayParam] = useQueryParam('way');
  const [account, setAccount] = useQueryParam('account');
  const [lineParam, setLineParam] = useQueryParam('line');
  const [search, setSearch] = useState('');
  const settled = useSettled(search);
  const show = SHOWS.find((one) => one === showParam) ?? 'open';
  const way = WAYS.find((one) => one === wayParam) ?? 'in';
  const answer = useCall(
    'bank.lines',
    { state: show, direction: way, account, search: settled, limit: MOST_LINES },
    // The list in sight stays while the next answer comes; nothing jumps between two key presses.
    { placeholderData: (before) => before },
  );
  const rows = answer.data?.rows ?? NO_ROWS;
  const place = useRef(0);
  const wanted = lineParam === null ? null : Number(lineParam);
  const index = useMemo(() => {
    const at = rows.findIndex((row) => row.lineId === wanted);
    return at >= 0 ? at : Math.min(place.current, rows.length - 1);
  }, [rows, wanted]);
  useEffect(() => {
    place.current = Math.max(0, index);
  }, [index]);

  const goTo = useCallback((lineId: number) => setLineParam(String(lineId)), [setLineParam]);
  const choose = useCallback((line: BankLineRow) => goTo(line.lineId), [goTo]);
  const at = useCallback(
    (wantedIndex: number) => {
      const row = rows[Math.min(rows.length - 1, Math.max(0, wantedIndex))];
      if (row !== undefined) goTo(row.lineId);
    },
    [rows, goTo],
  );
  return {
    rows,
    total: answer.data?.total ?? 0,
    open: answer.data?.open ?? 0,
    openIn: answer.data?.openIn ?? 0,
    isReading: answer.data === undefined,
    error: answer.error,
    retry: () => void answer.refetch(),
    active: rows[index] ?? null,
    choose,
    move: (by) => at(index + by),
    moveTo: (end) => at(end === 'first' ? 0 : rows.length - 1),
    goTo,
    show,
    setShow: (next) => setShowParam(next === 'open' ? null : next),
    way,
    setWay: (next) => setWayParam(next === 'in' ? null : next),
    account,
    setAccount,
    search,
    setSearch,
  };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), TYPING_PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
