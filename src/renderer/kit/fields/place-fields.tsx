/** Country and currency as searchable lists in the reader's language. */
import { Select, type ComboboxItem, type OptionsFilter, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { countryChoices, currencyChoices } from '../../format/countries.ts';

/** By name or by code, whatever comes to the fingers: `spa`, `ES`. */
const byNameOrCode: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return options;
  return (options as ComboboxItem[]).filter(
    ({ value, label }) =>
      value.toLowerCase().startsWith(wanted) || label.toLowerCase().includes(wanted),
  );
};

type Field = Omit<SelectProps<string>, 'data' | 'searchable' | 'filter'>;

export function CountryField(props: Field) {
  const data = useMemo(countryChoices, []);
  return <Select {...props} data={data} searchable filter={byNameOrCode} autoComplete="off" />;
}

export function CurrencyField(props: Field) {
  const data = useMemo(currencyChoices, []);
  return <Select {...props} data={data} searchable filter={byNameOrCode} autoComplete="off" />;
}
