/**
 * What the name of a column can mean. Names are compared after `plainHeader`, so `N.º factura`,
 * `InvoiceNumber` and `invoice_number` need one entry each: `n factura`, `invoice number`.
 *
 *     meaningsOf('Balance', 'invoice-list')  ->  open_amount 80, amount 70
 *     meaningsOf('Balance', 'bank-list')     ->  balance 100
 */
import { BANK_WORDS } from './words/bank-words.ts';
import { MORE_BANK_WORDS } from './words/more-bank-words.ts';
import { CUSTOMER_WORDS } from './words/customer-words.ts';
import { DOCUMENT_WORDS } from './words/document-words.ts';
import { PARTY_WORDS } from './words/party-words.ts';
import { PROGRAM_CUSTOMER_WORDS } from './words/program-customer-words.ts';
import { PROGRAM_WORDS } from './words/program-words.ts';
import type { Words } from './words/words.ts';
import { currencyInHeader } from './currency-in-header.ts';
import { plainHeader } from './plain-header.ts';
import {
  CUSTOMER_LIST_FIELDS,
  type BankListField,
  type CustomerListField,
  type ListField,
  type ListKind,
  type TableField,
} from './vocabulary.ts';

export { plainHeader } from './plain-header.ts';

export type Meaning<F extends TableField = TableField> = readonly [field: F, weight: number];
type Index = ReadonlyMap<string, readonly Meaning[]>;

function indexOf(tables: readonly Words[], fields: readonly string[] | null): Index {
  const map = new Map<string, Meaning[]>();
  for (const table of tables)
    for (const [field, groups] of Object.entries(table)) {
      if (fields !== null && !fields.includes(field)) continue;
      for (const [weight, names] of groups)
        for (const name of names.split('|')) {
          // Without blanks too: `Rechnungs-Nr` and `RECHNUNGSNR` are one name.
          const key = name.replaceAll(' ', '');
          const list = map.get(key) ?? [];
          if (!list.some(([known]) => known === field)) list.push([field as TableField, weight]);
          map.set(key, list);
        }
    }
  for (const list of map.values()) list.sort((a, b) => b[1] - a[1]);
  return map;
}

/** Of a list of customers; in a list of invoices they name the customer where nothing else does. */
const PERSON_WORDS = {
  first_name: [...CUSTOMER_WORDS.first_name, ...PROGRAM_CUSTOMER_WORDS.first_name],
  last_name: [...CUSTOMER_WORDS.last_name, ...PROGRAM_CUSTOMER_WORDS.last_name],
} satisfies Words;

const INDEXES: Readonly<Record<ListKind, Index>> = {
  'invoice-list': indexOf([DOCUMENT_WORDS, PARTY_WORDS, PROGRAM_WORDS, PERSON_WORDS], null),
  'customer-list': indexOf(
    [CUSTOMER_WORDS, PARTY_WORDS, PROGRAM_CUSTOMER_WORDS],
    CUSTOMER_LIST_FIELDS,
  ),
  'bank-list': indexOf([BANK_WORDS, MORE_BANK_WORDS], null),
};

/** Words around a name that change nothing: `Invoice Date (UTC)`, `Amount EUR`. */
const TRIMMINGS =
  /^(?:the|der|die|das|la|le|el|l|our|customer s) | (?:utc|gmt|eur|usd|gbp|cny|in eur|iso|optional|required|yyyy mm dd|dd mm yyyy|mm dd yyyy)$/g;

/** The meanings that each kind of list knows. */
export interface FieldsOf {
  readonly 'invoice-list': ListField;
  readonly 'customer-list': CustomerListField;
  readonly 'bank-list': BankListField;
}

/**
 * What a header can mean in a list of `kind` and how surely (0 to about 100), best first; empty
 * when it means nothing there.
 */
export function meaningsOf<K extends ListKind = 'invoice-list'>(
  header: string,
  kind: K = 'invoice-list' as K,
): readonly Meaning<FieldsOf[K]>[] {
  // The index of a kind holds the fields of that kind only.
  return find(header, INDEXES[kind]) as readonly Meaning<FieldsOf[K]>[];
}

function find(header: string, index: Index): readonly Meaning[] {
  const plain = plainHeader(header);
  const exact = index.get(plain.replaceAll(' ', ''));
  if (exact !== undefined) return exact;
  // `Amount CZK`, `PLN kwota`: a currency beside the name changes nothing.
  const code = currencyInHeader(header)?.toLowerCase();
  const trimmed = plain
    .replace(TRIMMINGS, '')
    .split(' ')
    .filter((word, at, words) => word !== code || (at > 0 && at < words.length - 1))
    .join(' ');
  if (trimmed !== '' && trimmed !== plain) {
    const found = index.get(trimmed.replaceAll(' ', ''));
    if (found !== undefined) return found.map(([field, weight]) => [field, weight - 5] as const);
  }
  // Bilingual headers: `Invoice No / 发票号`, `Rechnungsnr. (invoice)`.
  const parts = header
    .split(/[/()|[\]]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 1)
    for (const part of parts) {
      const found = index.get(plainHeader(part).replaceAll(' ', ''));
      if (found !== undefined) return found.map(([field, weight]) => [field, weight - 10] as const);
    }
  return [];
}

/** Does `cell` stand for a column in any kind of list? */
export const isHeaderWord = (cell: string): boolean =>
  Object.values(INDEXES).some((index) => find(cell, index).length > 0);
