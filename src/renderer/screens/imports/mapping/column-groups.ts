/** What a column of each kind of list can mean, in groups a person can look through. */
import {
  BANK_LIST_FIELDS,
  CUSTOMER_LIST_FIELDS,
  INVOICE_LIST_FIELDS,
  type BankListField,
  type CustomerListField,
  type ImportKind,
  type InvoiceListField,
  type ListField,
} from '../../../../contract/calls/imports.ts';

export type GroupName =
  | 'essential'
  | 'money'
  | 'goods'
  | 'customer'
  | 'address'
  | 'payer'
  | 'text'
  | 'original'
  | 'more';

export interface ColumnGroup {
  readonly name: GroupName;
  readonly fields: readonly ListField[];
}

type Groups<F extends ListField> = readonly {
  readonly name: GroupName;
  readonly fields: readonly F[];
}[];

const INVOICES: Groups<InvoiceListField> = [
  {
    name: 'essential',
    fields: ['invoice', 'customer', 'customer_name', 'issued_on', 'due_on', 'amount', 'currency'],
  },
  {
    name: 'money',
    fields: ['open_amount', 'paid_amount', 'debit', 'credit', 'settled_on', 'disputed'],
  },
  {
    name: 'goods',
    fields: ['goods', 'goods_code', 'quantity', 'unit', 'unit_price', 'line_amount'],
  },
  {
    name: 'customer',
    fields: ['first_name', 'last_name', 'country', 'email', 'phone', 'tax_id'],
  },
  { name: 'address', fields: ['address', 'street_2', 'zip', 'city', 'region'] },
];
const CUSTOMERS: Groups<CustomerListField> = [
  { name: 'essential', fields: ['customer', 'customer_name', 'company', 'country', 'currency'] },
  { name: 'address', fields: ['address', 'street', 'street_2', 'zip', 'city', 'region'] },
  { name: 'customer', fields: ['first_name', 'last_name', 'email', 'phone', 'mobile', 'language'] },
];
const BANK: Groups<BankListField> = [
  { name: 'essential', fields: ['booked_on', 'value_on', 'amount', 'currency', 'account'] },
  { name: 'money', fields: ['debit', 'credit', 'direction', 'balance'] },
  { name: 'payer', fields: ['payer_name', 'payee_name', 'payer_account', 'payer_bank'] },
  { name: 'text', fields: ['text', 'text_2', 'text_3', 'reference', 'bank_reference', 'code'] },
  { name: 'original', fields: ['original_currency', 'original_amount'] },
];

/** Fields that no group names stand under "More", so that none can be forgotten. */
function withRest(
  groups: readonly ColumnGroup[],
  all: readonly ListField[],
): readonly ColumnGroup[] {
  const named = new Set(groups.flatMap((group) => group.fields));
  const rest = all.filter((field) => !named.has(field));
  return rest.length === 0 ? groups : [...groups, { name: 'more', fields: rest }];
}

/** Null: the columns of this kind are known, there is nothing to choose. */
export function columnGroups(kind: ImportKind): readonly ColumnGroup[] | null {
  switch (kind) {
    case 'invoice-list':
      return withRest(INVOICES, INVOICE_LIST_FIELDS);
    case 'customer-list':
      return withRest(CUSTOMERS, CUSTOMER_LIST_FIELDS);
    case 'bank-list':
      return withRest(BANK, BANK_LIST_FIELDS);
    default:
      return null;
  }
}
