/**
 * The policy as it is being changed: every change can be undone, one after the other, and what was typed is
 * still there when the reader comes back from another screen. A number that could not be read is NaN, so that
 * the domain refuses it.
 */
import { useEffect, useMemo, useState } from 'react';
import type { FieldFault } from '../../../domain/customers/field-reader.ts';
import { readPolicy, type Policy } from '../../../domain/case/policy.ts';
import { render } from '../../../domain/texts/render.ts';
import { readerLanguage } from '../../texts/i18n.ts';
import { valueAt, withoutEmpty, withValue } from './draft-path.ts';

export interface Draft {
  readonly policy: Policy;
  /** The one in force. */
  readonly base: Policy;
  /** Null while something in it is wrong. */
  readonly read: Policy | null;
  readonly faults: readonly FieldFault[];
  readonly isChanged: boolean;
  readonly canUndo: boolean;
  set(path: string, value: unknown): void;
  undo(): void;
  /** Back to the one in force; can be undone, too. */
  discard(): void;
  /** Has been saved. */
  forget(): void;
}

interface Kept {
  /** The file and the version that was changed. */
  readonly of: string;
  readonly stack: readonly Policy[];
  /** Of the newest change: typing on in the same field is one step to undo. */
  readonly path: string | null;
}

/** Of the last ledger whose policy was changed, for as long as the window is open. */
let kept: Kept | null = null;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** `of`: the ledger and the version in force. */
export function useDraft(base: Policy, of: string): Draft {
  const [state, setState] = useState<Kept>(() =>
    kept?.of === of ? kept : { of, stack: [], path: null },
  );
  const { stack } = state.of === of ? state : { stack: [] };
  useEffect(() => {
    kept = state;
  }, [state]);
  const policy = stack.at(-1) ?? base;
  const read = useMemo(() => readPolicy(policy), [policy]);
  return {
    policy,
    base,
    read: read.ok ? read.value : null,
    faults: read.ok ? [] : read.error,
    isChanged: !isSame(policy, base),
    canUndo: stack.length > 0,
    set(path, value) {
      if (Object.is(valueAt(policy, path), value)) return;
      const before = state.path === path ? stack.slice(0, -1) : stack;
      const next = withValue(policy, path, value);
      const changed = { ...next, levels: withoutEmpty(next.levels) };
      setState({ of, stack: [...before, changed], path });
    },
    undo: () => setState({ of, stack: stack.slice(0, -1), path: null }),
    discard: () => setState({ of, stack: [...stack, base], path: null }),
    forget: () => setState({ of, stack: [], path: null }),
  };
}

/** What is wrong in the field, as it stands beside it. */
export function wrongAt(faults: readonly FieldFault[], path: string): string | undefined {
  const found = faults.find(({ field }) => field === path);
  return found === undefined ? undefined : render(found.beside ?? found.message, readerLanguage());
}

/** How many of the values differ between two policies below the paths. */
export function changesIn(draft: Draft, paths: readonly string[]): number {
  return paths.filter((path) => !isSame(valueAt(draft.policy, path), valueAt(draft.base, path)))
    .length;
}
