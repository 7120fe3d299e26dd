/**
 * The keys of matching, outside text fields:
 *
 *     Enter  accept and go on      ↑ ↓ j k  other line      ← → 1–8  other proposal
 *     s  split or change           a  on account            x  not ours           u  undo the last
 *
 * `?` (all keys) and `/` (search) belong to the workspace and to the list.
 */
export type MatchMove =
  | { readonly to: 'line'; readonly by: 1 | -1 }
  | { readonly to: 'line_end'; readonly end: 'first' | 'last' }
  | { readonly to: 'proposal'; readonly by: 1 | -1 }
  | { readonly to: 'proposal_at'; readonly index: number }
  | { readonly to: 'accept' | 'split' | 'on_account' | 'aside' | 'undo' };

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** More proposals than this are not shown by the engine. */
export const MOST_PROPOSALS = 8;

/** What a key means; null when it is not ours. */
export function matchMove(press: KeyPress): MatchMove | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  switch (press.key) {
    case 'Enter':
      return { to: 'accept' };
    case 'ArrowDown':
    case 'j':
      return { to: 'line', by: 1 };
    case 'ArrowUp':
    case 'k':
      return { to: 'line', by: -1 };
    case 'Home':
      return { to: 'line_end', end: 'first' };
    case 'End':
      return { to: 'line_end', end: 'last' };
    case 'ArrowRight':
      return { to: 'proposal', by: 1 };
    case 'ArrowLeft':
      return { to: 'proposal', by: -1 };
    case 's':
      return { to: 'split' };
    case 'a':
      return { to: 'on_account' };
    case 'x':
      return { to: 'aside' };
    case 'u':
      return { to: 'undo' };
  }
  return /^[1-8]$/.test(press.key) ? { to: 'proposal_at', index: Number(press.key) - 1 } : null;
}
