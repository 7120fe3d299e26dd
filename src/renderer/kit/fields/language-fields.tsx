/** A language and a time zone as searchable lists in the reader's words. */
import { useMemo } from 'react';
import { formatLanguage, readerLocale } from '../../format/format.ts';
import { SearchSelect, type SearchSelectProps } from './search-select.tsx';

type Field = Omit<SearchSelectProps, 'data' | 'filter'>;

/** Those that letters will speak first; then what importers' customers speak, by name. */
const LETTERS = ['en', 'es', 'zh', 'lv', 'de', 'fr'];
const OTHERS =
  'ar bg bs ca cs da el et eu fa fi gl he hi hr hu hy id is it ja ka kk ko lt mk ms nl no pl pt ro ru sk sl sq sr sv sw th tr uk ur uz vi'.split(
    ' ',
  );

export function LanguageField(props: Field) {
  const data = useMemo(() => {
    const compare = new Intl.Collator(readerLocale()).compare;
    const choice = (value: string) => ({ value, label: `${formatLanguage(value)} (${value})` });
    return [
      ...LETTERS.map(choice),
      ...OTHERS.map(choice).sort((a, b) => compare(a.label, b.label)),
    ];
  }, []);
  return <SearchSelect {...props} data={data} />;
}

/** `America/Guayaquil`; typing `guaya` is enough. */
export function TimeZoneField(props: Field) {
  const data = useMemo(
    () =>
      Intl.supportedValuesOf('timeZone').map((value) => ({
        value,
        label: value.replaceAll('_', ' '),
      })),
    [],
  );
  return <SearchSelect {...props} data={data} limit={60} />;
}
