/** Texts that `parseTerms` reads, to begin with and change: one for each kind of terms. */
export const TERMS_BEGINNINGS = {
  net_days: 'net 30',
  discount: '2/10 net 30',
  eom_plus: 'end of month + 10 days',
  fixed_day: '15th of next month',
  instalments: '30% prepaid; rest net 60',
  prepaid: 'prepaid',
  cod: 'cash on delivery',
  rolling_batch: 'rolling batch, at the latest 30 days',
  one_off: 'due on 2026-12-31',
} as const;
