/** A customer chosen by typing part of the name or the code; `flo nor` finds Flores del Norte. */
import { Select, type ComboboxItem, type OptionsFilter, type SelectProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';

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
}: Omit<SelectProps<string>, 'data' | 'searchable' | 'filter' | 'limit' | 'onSearchChange'> & {
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
  const [search, setSearch] = useState('');
  // Who types faster than the list arrives must not find an Enter that takes nothing: the first name
  // is marked when the text changes, and again when there is one for the first time.
  const hasMatch = useMemo(
    () => everyWord({ options: data, search, limit: 1 }).length > 0,
    [data, search],
  );
  return (
    <Select
      {...props}
      data={data}
      searchable
      filter={everyWord}
      limit={SHOWN}
      autoComplete="off"
      onSearchChange={setSearch}
      selectFirstOptionOnChange={hasMatch}
      error={props.error ?? customers.error?.message}
    />
  );
}
