/**
 * Whose money may be among the bank lines that nobody matched: customers of the best proposal of each.
 * Undefined: being looked for. Null: more lines than are looked through here, or it failed; then every
 * letter waits.
 */
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../../../data/call-error.ts';
import { useClient } from '../../../data/client.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import type { Payers } from '../../../../domain/letters/standing.ts';

/** More take long enough to be matched first. */
const MOST_LINES_LOOKED_AT = 300;
const NOBODY: ReadonlySet<string> = new Set();

export function usePayers(): Payers | undefined {
  const client = useClient();
  const { ledger } = useWorkspace();
  const { linesToMatch, bankImportedAt } = ledger.freshness;
  const isAsked = linesToMatch > 0 && linesToMatch <= MOST_LINES_LOOKED_AT;
  const proposed = useQuery({
    queryKey: ['letters payers', ledger.fileName, bankImportedAt, linesToMatch],
    queryFn: async () =>
      valueOf<'bank.propose'>(
        await client.call('bank.propose', { limit: MOST_LINES_LOOKED_AT }),
      ).rows.flatMap(({ best }) =>
        best === null ? [] : [best.customer, ...best.parts.map(({ customer }) => customer)],
      ),
    enabled: isAsked,
    retry: false,
    gcTime: 0,
  });
  const { data, isError } = proposed;
  return useMemo(() => {
    if (linesToMatch === 0) return NOBODY;
    if (!isAsked || isError) return null;
    return data === undefined ? undefined : new Set(data);
  }, [linesToMatch, isAsked, isError, data]);
}
