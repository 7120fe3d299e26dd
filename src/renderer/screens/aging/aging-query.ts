/**
 * What the aging screen asks for, kept in the address so that Back, a reload and a link show the
 * same report:
 *
 *     #/aging?basis=invoice&limits=30,60,90,120&by=country&currency=USD
 *     #/aging?into=bucket                  the five buckets instead of the ages
 *
 * Without `currency` it is the book currency, with `currency=all` all of them.
 */
import { useMemo } from 'react';
import {
  AGING_GROUPINGS,
  type AgingColumns,
  type AgingGrouping,
  type AgingQuery,
} from '../../../contract/calls/aging.ts';
import { checkAgingLimits, DEFAULT_AGING_LIMITS, type AgingBasis } from '../../../domain/aging.ts';
import { isCurrencyCode } from '../../../domain/currencies.ts';
import type { Result } from '../../../domain/result.ts';
import { err } from '../../../domain/result.ts';
import { useMoment } from '../../data/as-of.tsx';
import { ALL_CURRENCIES } from '../currency-choice.ts';
import { navigate, parseRoute, pathTo, useRoute } from '../../routing/router.tsx';
import { say, type Text } from '../../../domain/texts/text.ts';

/** `30, 60 90` → the limits, or the sentence that says what is wrong. */
export function parseLimits(typed: string): Result<readonly number[], Text> {
  const parts = typed.split(/[\s,;/]+/).filter((part) => part !== '');
  const odd = parts.find((part) => !/^\d+$/.test(part));
  if (odd !== undefined) return err(say`"${odd}" is not a number of days`);
  return checkAgingLimits(parts.map(Number));
}

export interface AgingChoice {
  /** Of every currency. */
  readonly query: AgingQuery;
  /** As the address names it (`currency-choice.ts`); null: it does not. */
  readonly currency: string | null;
  readonly set: (change: {
    readonly into?: AgingColumns;
    readonly basis?: AgingBasis;
    readonly limits?: readonly number[];
    readonly by?: AgingGrouping;
    readonly currency?: string | null;
  }) => void;
}

/** The query behind an address; anything unreadable in it is the default. */
export function choiceOf(
  params: URLSearchParams,
): Pick<AgingQuery, 'into' | 'basis' | 'limits' | 'by'> & { readonly currency: string | null } {
  const limits = parseLimits(params.get('limits') ?? '');
  const by = AGING_GROUPINGS.find((one) => one === params.get('by'));
  const currency = params.get('currency');
  return {
    into: params.get('into') === 'bucket' ? 'bucket' : 'age',
    basis: params.get('basis') === 'invoice' ? 'invoice' : 'due',
    limits: [...(limits.ok ? limits.value : DEFAULT_AGING_LIMITS)],
    by: by ?? 'customer',
    currency:
      currency === ALL_CURRENCIES || (currency !== null && isCurrencyCode(currency))
        ? currency
        : null,
  };
}

export function useAgingChoice(): AgingChoice {
  const { input } = useMoment();
  const { query: params } = useRoute();
  const { query, currency } = useMemo(() => {
    const { currency: named, ...choice } = choiceOf(params);
    // Every currency: the line of the others needs them all.
    return { query: { ...input, ...choice, currency: null }, currency: named };
  }, [input, params]);
  return {
    query,
    currency,
    set: (change) => {
      const { limits, ...rest } = change;
      const now = parseRoute(window.location.hash);
      navigate(
        pathTo(now.parts, {
          ...Object.fromEntries(now.query),
          ...rest,
          ...(limits === undefined ? {} : { limits: limits.join(',') }),
        }),
        { replace: true },
      );
    },
  };
}
