/** A customer chosen by typing part of the name or the code; `flo nor` finds Flores del Norte. */
import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { useMemo } from 'react';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { SearchSelect, type SearchSelectProps } from './search-select.tsx';

/** A list of thousands is searched, not scrolled. */
const SHOWN = 40;

const everyWord: OptionsFilter = ({ options, search, limit }) => {
  const words = search.trim().toLowerCase().split(/\s+/);
  const found: ComboboxItem[] = [];
  for (const option of options as ComboboxItem[]) {
    const label = option.label.toLowerCase();
    if (words.every((word) => label.includes(word))) found.push(option);
    if (found.length >= limit) break;
  }
  return found;
};

export function CustomerField({
  except,
  ...props
}: Omit<SearchSelectProps, 'data' | 'filter' | 'limit'> & {
  /** Code of a customer that is not offered. */
  readonly except?: string;
}) {
  const moment = useMoment();
  const customers = useCall('customers.list', moment.input);
  const data = useMemo(
    () =>
      (customers.data ?? [])
        .filter(({ customer }) => customer !== except)
        .map(({ customer, name }) => ({
          value: customer,
          label: name === customer ? name : `${name} · ${customer}`,
        })),
    [customers.data, except],
  );
  return (
    <SearchSelect
      {...props}
      data={data}
      filter={everyWord}
      limit={SHOWN}
      error={props.error ?? customers.error?.message}
    />
  );
}
