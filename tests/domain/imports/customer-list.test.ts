import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/dates.ts';
import type { CustomerListField } from '../../../src/domain/imports/columns/vocabulary.ts';
import { draftCustomerList } from '../../../src/domain/imports/drafts/customers/draft-customer-list.ts';
import type {
  KnownCustomer,
  KnownDocuments,
} from '../../../src/domain/imports/drafts/known-documents.ts';
import { drafted, EMPTY_LEDGER } from './drafting.ts';
import { english } from '../../harness/english.ts';

/** Header names are meanings; others are further columns. */
function list(rows: readonly string[], known: KnownDocuments = EMPTY_LEDGER) {
  const [meanings = '', ...body] = rows;
  const headers = meanings.split('|').map((name) => name.trim());
  const columns: Partial<Record<CustomerListField, number>> = {};
  headers.forEach((name, index) => {
    if (/^[a-z_2]+$/.test(name)) columns[name as CustomerListField] = index;
  });
  const file = drafted(
    draftCustomerList({
      headers,
      columns,
      today: '2026-06-30' as IsoDate,
      dateOrder: 'dmy',
      decimalMark: '.',
      currency: 'EUR',
      exact: false,
    }),
    body,
    known,
  );
  return { ...file, customers: [...file.chunks(100)].flatMap((chunk) => chunk.customers) };
}

describe('a list of customers', () => {
  it('joins the parts of an address and keeps the rest as notes', () => {
    const { customers } = list([
      'customer | customer_name | street | street_2 | zip | city | region | country | phone | mobile | terms | credit_limit | currency | Website',
      'C1 | Rosa SL | Calle Mayor 1 | 2B | 28013 | Madrid | | España | | +34 600 | Net 30 | 5,000.000 | EUR | rosa.es',
    ]);
    expect(customers).toEqual([
      expect.objectContaining({
        code: 'C1',
        name: 'Rosa SL',
        country: 'ES',
        address: 'Calle Mayor 1\n2B\n28013 Madrid',
        phone: '+34 600',
        terms: 'Net 30',
        currency: 'EUR',
        creditLimitMinor: 500_000,
        effectiveOn: '2026-06-30',
        notes: '{"Website":"rosa.es"}',
      }),
    ]);
  });
  it('takes the name as the code, the company or the person as the name', () => {
    const { customers, findings } = list([
      'customer | company | first_name | last_name | credit_limit | country',
      ' | Rosa SL | Ana | Ruiz | 0.000 | Atlantis',
      ' | | Iris | Klein | | ',
    ]);
    expect(customers.map((one) => [one.code, one.name, one.creditLimitMinor, one.notes])).toEqual([
      ['Rosa SL', 'Rosa SL', null, '{"first_name":"Ana","last_name":"Ruiz","country":"Atlantis"}'],
      ['Iris Klein', 'Iris Klein', null, '{"first_name":"Iris","last_name":"Klein"}'],
    ]);
    expect(findings.map((one) => english(one.message))).toEqual([
      '2 customers have no code in the list; the name is the code',
    ]);
  });
  it('leaves what it does not say as the ledger has it', () => {
    const rosa: KnownCustomer = {
      name: 'Rosa SL',
      country: 'ES',
      language: 'es',
      currency: 'EUR',
      taxId: 'B12345674',
      kind: 'sole_trader',
      email: 'old@rosa.es',
      phone: '1',
      address: 'Calle Mayor 1',
      terms: '30 days',
      creditLimitMinor: 900,
      governingLaw: 'ES',
      notes: '',
    };
    const known = { ...EMPTY_LEDGER, customer: () => rosa };
    expect(list(['customer_name | email', 'Rosa SL | old@rosa.es'], known)).toMatchObject({
      new: 0,
      duplicate: 1,
    });
    const changed = list(['customer_name | email', 'Rosa SL | new@rosa.es'], known);
    expect(changed.customers[0]).toMatchObject({ ...rosa, email: 'new@rosa.es' });
  });
  it('the same code with other content is refused', () => {
    expect(list(['customer | customer_name', 'C1 | Rosa', 'C1 | Rosa', 'C1 | Iris'])).toMatchObject(
      { read: 3, new: 1, duplicate: 1, refused: 1 },
    );
  });
});
