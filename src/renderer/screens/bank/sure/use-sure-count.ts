/**
 * How many open lines are exact and unambiguous. Asked once when the screen opens (and after each
 * bank file), not after every acceptance: lines that were taken meanwhile are just left out.
 */
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../../../data/call-error.ts';
import { useClient } from '../../../data/client.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import type { Lines } from '../lines/use-lines.ts';

/** Looking through more lines than this takes long enough to be asked for by a click. */
const MOST_LINES_LOOKED_AT = 300;

/** Null: not known. */
export function useSureCount(lines: Lines): number | null {
  const client = useClient();
  const { ledger } = useWorkspace();
  const isOpenIn = lines.show === 'open' && lines.way !== 'out' && lines.search === '';
  const sure = useQuery({
    queryKey: ['bank sure', ledger.fileName, ledger.freshness.bankImportedAt],
    queryFn: async () =>
      valueOf<'bank.propose'>(
        await client.call('bank.propose', {
          onlyUnambiguous: true,
          limit: MOST_LINES_LOOKED_AT,
        }),
      ).rows.map((row) => row.line.lineId),
    enabled: isOpenIn && lines.openIn > 0 && lines.openIn <= MOST_LINES_LOOKED_AT,
    gcTime: 0,
  });
  return useMemo(() => {
    if (sure.data === undefined || !isOpenIn) return null;
    const open = new Set(lines.rows.map((row) => row.lineId));
    return sure.data.filter((lineId) => open.has(lineId)).length;
  }, [sure.data, isOpenIn, lines.rows]);
}
