/** Who buys and who sells, as the document says and as the ledger knows. */
import { describe, expect, it } from 'vitest';
import {
  ONE_CUSTOMER,
  US,
  draft,
  factsOf,
  knownCustomer,
  messagesOf,
  party,
  type Ledger,
} from './einvoices.ts';

describe('the buyer', () => {
  const codeOf = (changes: Parameters<typeof draft>[0], ledger: Ledger): string | undefined =>
    draft(changes, ledger).rows[0]?.customer;
  const three = {
    C1: knownCustomer('Rosa Blumen GmbH', { taxId: 'DE123456789' }),
    C2: knownCustomer('Lilie OHG', { taxId: '4711' }),
    'K-12': knownCustomer('Nelke AG'),
  };
  it.each([
    ['by VAT id, however it is written', { vatId: 'de 123-456.789', name: 'Other' }, 'C1'],
    ['by VAT id before name', { vatId: '4711', name: 'Rosa Blumen GmbH' }, 'C2'],
    ['by registration', { registration: '4711' }, 'C2'],
    ['by address', { endpoint: '4711' }, 'C2'],
    ['by the number we gave it', { id: 'K-12' }, 'K-12'],
    ['by name, however it is written', { name: 'ROSA BLUMEN GMBH.' }, 'C1'],
    ['by alias', { name: 'Rosis Laden' }, 'C2'],
  ])('%s', (_name, more, code) => {
    const buyer = party('', more);
    expect(codeOf({ buyer }, { customers: three, aliases: { 'Rosis Laden': 'C2' } })).toBe(code);
  });
  it.each([
    ['the number we gave it', { id: 'K-77', vatId: 'DE1' }, 'K-77'],
    ['its VAT id', { vatId: 'DE 999 999', endpoint: '43' }, 'DE999999'],
    ['its registration', { registration: 'HRB 9' }, 'HRB 9'],
    ['its address', { endpoint: '43' }, '43'],
    ['its name', {}, 'Tulpe KG'],
  ])('nobody: a new customer, its code is %s', (_name, more, code) => {
    const file = draft(
      { buyer: party('Tulpe KG', { ...more, country: 'DE' }) },
      { customers: three },
    );
    expect(factsOf(file).customers).toMatchObject([
      { code, name: 'Tulpe KG', country: 'DE', currency: 'EUR', effectiveOn: '2026-01-31' },
    ]);
    expect(messagesOf(file)).toEqual([
      `note: the buyer "Tulpe KG" is not in the ledger; a customer is made with the code "${code}"`,
    ]);
  });
  it('two VAT ids of one country are two firms, whatever else is alike', () => {
    const customers = {
      'K-12': knownCustomer('Rosa Blumen GmbH', { taxId: 'DE111' }),
      C2: knownCustomer('Rosa Blumen GmbH & Co', { taxId: '11/222' }),
    };
    const buyer = (id: string, vatId: string) => party('Rosa Blumen GmbH', { id, vatId });
    expect(codeOf({ buyer: buyer('K-12', 'DE999') }, { customers })).toBe('K-12-2');
    expect(codeOf({ buyer: buyer('K-12', 'de 111') }, { customers })).toBe('K-12');
    // Another kind of number, and another country, say nothing against.
    expect(codeOf({ buyer: buyer('C2', 'DE999') }, { customers })).toBe('C2');
    expect(codeOf({ buyer: buyer('K-12', 'AT999') }, { customers })).toBe('K-12');
  });
  it('another name in the ledger is said, and kept', () => {
    const customers = { C1: knownCustomer('Rosa alt', { taxId: 'DE123456789' }) };
    expect(messagesOf(draft({}, { customers }))).toEqual([
      'note: the buyer "Rosa Blumen GmbH" is customer "C1" of the ledger, "Rosa alt" there; the ledger\'s name was kept',
    ]);
  });
  it.each([
    [
      'nobody at all',
      party(''),
      'refused: the document does not say who buys; add the buyer where it was made and export it again',
    ],
    [
      'a name without end',
      party('x'.repeat(201)),
      `refused: the buyer's name "${'x'.repeat(39)}…" has more than 200 characters; shorten it where the document was made and export it again`,
    ],
  ])('%s', (_name, buyer, message) => {
    expect(messagesOf(draft({ buyer }))).toEqual([message]);
  });
});

describe('the seller', () => {
  it('may be somebody else: a warning that names both', () => {
    const seller = party('Fremde Ltd', { vatId: 'GB999' });
    expect(messagesOf(draft({ seller }, { customers: ONE_CUSTOMER }))).toEqual([
      'warning: the seller is "Fremde Ltd" (GB999), and this ledger is of "Siempreviva Import S.L." (ES-B12345678); check that the invoice is yours',
    ]);
  });
  it('is ours by name when it has no VAT id', () => {
    const seller = party('SIEMPREVIVA IMPORT, S.L.');
    expect(
      messagesOf(draft({ seller: party('siempreviva import s l') }, { customers: ONE_CUSTOMER })),
    ).toEqual([]);
    expect(messagesOf(draft({ seller }, { customers: ONE_CUSTOMER }))).toEqual([]);
  });
  it('an invoice that was sent to us is refused', () => {
    const file = draft({ seller: party('Lieferant AG', { vatId: 'AT1' }), buyer: US });
    expect(messagesOf(file)).toEqual([
      'refused: "INV-7" is an invoice that "Lieferant AG" (AT1) sent to this company; the ledger keeps what customers owe, so enter it where purchases are kept',
    ]);
  });
});
