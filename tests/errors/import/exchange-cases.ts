/** The five exchange files: the smallest file that makes each sentence be said. */
import type { Case } from './table-cases.ts';

export const EXCHANGE_CASES: readonly Case[] = [
  {
    name: 'exchange-strict',
    file: 'invoices.csv',
    content:
      'invoice,customer,issued_on,due_on,currency,gross\nE-1,C1,31.01.2026,2026-02-28,EUR,5.00\nE-2,C1,2026-01-31,2026-02-28,eur,5.00\nE-3,C1,2026-01-31,2026-02-28,EUR,"5,00"\nE-4,C1,2026-01-31,2026-02-28,EUR,-5.00\nE-5,C8,2026-01-31,2026-02-28,EUR,5.00\n',
  },
  {
    name: 'exchange-instalments',
    file: 'invoices.csv',
    content:
      'invoice,customer,issued_on,due_on,currency,gross,instalment\nE-1,C1,2026-01-31,2026-02-28,EUR,5.00,1\nE-1,C1,2026-01-31,2026-03-31,EUR,oops,2\nE-2,C1,2026-01-31,2026-02-28,EUR,5.00,1\nE-2,C1,2026-02-01,2026-03-31,EUR,5.00,2\nE-3,C1,2026-01-31,2026-02-28,EUR,5.00,1\nE-3,C1,2026-01-31,2026-03-28,EUR,5.00,1\n',
  },
  {
    name: 'exchange-goods-lines',
    file: 'invoices.csv',
    content: [
      'invoice,customer,issued_on,due_on,currency,gross,instalment,goods,quantity,unit_price',
      // Every row has the gross of the whole invoice.
      'E-1,C1,2026-01-31,2026-02-28,EUR,50.00,,Hammer,2,10.00',
      'E-1,C1,2026-01-31,2026-02-28,EUR,50.00,,Saw,1,30.00',
      // A row of another day.
      'E-2,C1,2026-01-31,2026-02-28,EUR,20.00,,Hammer,2,10.00',
      'E-2,C1,2026-02-01,2026-02-28,EUR,30.00,,Saw,1,30.00',
      // Half of it cannot be read.
      'E-3,C1,2026-01-31,2026-02-28,EUR,20.00,,Hammer,2,10.00',
      'E-3,C1,2026-01-31,2026-02-28,EUR,oops,,Saw,1,30.00',
      // Goods of an invoice that does not stand above.
      'E-4,C1,2026-01-31,,EUR,,,Hammer,2,10.00',
      // More taken back than delivered.
      'E-5,C1,2026-01-31,2026-02-28,EUR,20.00,,Hammer,2,10.00',
      'E-5,C1,2026-01-31,2026-02-28,EUR,-30.00,,Saw,-1,30.00',
      '',
    ].join('\n'),
  },
  {
    name: 'exchange-due-changes',
    file: 'invoices.csv',
    content: [
      'invoice,customer,issued_on,due_on,currency,gross,line,due_terms,first_due_on,due_changes',
      'E-1,C1,2026-01-31,2026-02-28,EUR,5.00,first,,,',
      'E-2,C1,2026-01-31,2026-02-28,EUR,5.00,,as agreed,,',
      'E-3,C1,2026-01-31,2026-02-28,EUR,5.00,,,2026-02-10,2026-02-20 agreed',
      'E-4,C1,2026-01-31,2026-02-28,EUR,5.00,,,2026-02-10,',
      'E-5,C1,2026-01-31,2026-02-28,EUR,5.00,,,2026-02-10,agreed by telephone',
      '',
    ].join('\n'),
  },
  {
    name: 'exchange-aliases',
    file: 'customers.csv',
    content: `customer,name,country,also_codes\nC7,Rosa,ES,C1\nC8,Iris,ES,C7\nC9,Lila,ES,${'9'.repeat(201)}\n`,
  },
  {
    name: 'exchange-receipts',
    file: 'receipts.csv',
    content:
      'receipt,customer,received_on,currency,amount,invoice\nKNOWN-R,C1,2026-02-01,EUR,31.00,\nR-2,C1,2026-02-01,EUR,500.00,KNOWN-1\nR-3,C2,2026-02-01,EUR,5.00,KNOWN-1\nR-4,C1,2026-02-01,USD,5.00,KNOWN-1\nR-5,C1,2026-02-01,EUR,5.00,NOWHERE\nR-6,C1,2026-02-01,EUR,0.00,\nR-2,C1,2026-02-01,EUR,1.00,\n',
  },
  {
    name: 'exchange-allocations',
    file: 'allocations.csv',
    content:
      'source,invoice,effective_on,amount\nKNOWN-R,KNOWN-1,2026-01-05,10.00\nKNOWN-R,KNOWN-1,2026-02-05,40.00\nNOWHERE,KNOWN-1,2026-02-05,10.00\nKNOWN-R,NOWHERE,2026-02-05,10.00\nKNOWN-R,KNOWN-1,2026-02-05,ten\nKNOWN-R,KNOWN-1,2026-02-05,10.00\n',
  },
  {
    name: 'exchange-customers',
    file: 'customers.csv',
    content:
      'customer,name,country,language,currency,kind,credit_limit\nC1,Rosa SL,ES,es,EUR,company,100.00\nC5,Iris,Atlantis,spanish,EUR,club,-5.00\n,Nobody,ES,es,EUR,company,\nC6,,ES,es,EUR,company,\nC1,Rosa SA,ES,es,EUR,company,100.00\n',
  },
];
