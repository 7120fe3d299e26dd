/** Country and currency as searchable lists in the reader's language. */
import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { useMemo } from 'react';
import { countryChoices, currencyChoices } from '../../format/countries.ts';
import { SearchSelect, type SearchSelectProps } from './search-select.tsx';

/** By name or by code, whatever comes to the fingers: `spa`, `ES`. */
const byNameOrCode: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return options;
  return (options as ComboboxItem[]).filter(
    ({ value, label }) =>
      value.toLowerCase().startsWith(wanted) || label.toLowerCase().includes(wanted),
  );
};

type Field = Omit<SearchSelectProps, 'data' | 'filter'>;

export function CountryField(props: Field) {
  const data = useMemo(countryChoices, []);
  return <SearchSelect {...props} data={data} filter={byNameOrCode} />;
}

export function CurrencyField(props: Field) {
  const data = useMemo(currencyChoices, []);
  return <SearchSelect {...props} data={data} filter={byNameOrCode} />;
}
