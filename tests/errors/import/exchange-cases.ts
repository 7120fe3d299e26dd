/** The six exchange files: the smallest file that makes each sentence be said. */
import type { Case } from './table-cases.ts';

const FACTS = 'key,kind,customer,items,on,until,currency,amount,person,note,details,ends';

export const EXCHANGE_CASES: readonly Case[] = [
  {
    // One row at least that is wrong in the way of its kind, for every kind.
    name: 'exchange-case-facts',
    file: 'case-facts.csv',
    content: [
      FACTS,
      'A-1,contact,C1,,2026-03-09,,,,Ana,,channel=fax;direction=out,',
      'A-2,reason,C1,,2026-03-09,,,,,,code=X17;level=4,',
      'A-3,promise,C1,KNOWN-1,2026-03-09,2026-03-01,EUR,,,,,',
      'A-4,plan,C1,KNOWN-1,2026-03-09,,EUR,,,,instalments=2026-04-01:100.00 2026-05-01:10.00,',
      'A-5,plan,C1,KNOWN-1,2026-03-09,,EUR,120.00,,,instalments=April:120.00,',
      'A-6,dispute,C1,KNOWN-1,2026-03-09,,USD,5.00,,,category=price,',
      'A-7,extension,C1,KNOWN-1,2026-03-09,,,,,,state=granted,',
      'A-8,hold,C1,,2026-03-09,2026-04-09,,,,,level=total,',
      'A-9,override,C1,KNOWN-1,2026-03-09,2026-09-09,,,,,bucket=good,',
      'A-10,probability,C1,KNOWN-1,2026-03-09,,,,,,p=1.5,',
      'A-11,insolvency,C1,,2026-03-09,,,,,,dividend=half,',
      'A-12,demand,C1,KNOWN-1,2026-03-09,2026-03-01,,,,,level=5,',
      'A-13,pause,C1,,2026-03-09,,,,,,reason=weather,',
      'A-14,sellthrough,C1,,2026-03-09,,,,,,planned=-3;sold=many,',
      'A-15,signal,C1,,2026-03-09,,,,,,class=grave;confidence=2;source=rumour,',
      'A-16,verdict,C1,,2026-03-09,,,,,,on_signal=NONE;verdict=maybe,',
      'A-17,route,C1,,2026-03-09,,,,,,to=police,',
      'A-18,acknowledgement,C1,,2026-03-09,,,,,,form=handshake,',
      'A-19,limit,C1,,2026-03-09,,EUR,-5.00,,,insured=yes,',
      'A-20,report,C1,,2026-03-09,2026-03-01,,,,,source=bureau,',
      'A-21,reference,C1,,2026-03-09,,,,,,called_on=yesterday,',
      'A-22,statement,C1,,2026-03-09,,,,,,year=last,',
      'A-23,assessment,C1,,2026-03-09,,,,,,ability=great,',
      'A-24,concession,C1,KNOWN-1,2026-03-09,,EUR,1.234,,,,',
      'A-25,waiver,C1,KNOWN-9,2026-03-09,,,,,,,',
      'A-26,snooze,C1,KNOWN-1#2,2026-03-09,2026-03-01,,,,,,',
      'A-27,task,C8,,2026-03-09,,,,,,,',
      'A-28,note,C1,,2026-03-09,,EUR,ten,,,,',
      'A-29,end,C1,,2026-03-09,,,,,,,NONE',
      'A-30,end,C1,,2026-03-09,,,,,,,',
      'A-31,rumour,C1,,2026-03-09,,,,,,,',
      'A-32,contact,C1,,yesterday,,,,,,,',
      'A-33,contact,C1,,2026-03-09,,,,,,channel,',
      'A-34,contact,C1,,2026-03-09,,,,,,channel=call;channel=visit,',
      'A-35,contact,C1,KNOWN"1,2026-03-09,,,,,,,',
      'A-36,contact,C1,,2026-03-09,,,5.00,,,mood=bad,',
      'B-1,hold,C1,,2026-03-09,,,,,,level=watch,',
      'B-1,hold,C1,,2026-03-10,,,,,,level=watch,',
      'B-2,promise,C1,KNOWN-1,2026-03-09,2026-03-20,EUR,200.00,,,,',
      'B-3,end,C1,,2026-03-08,,,,,,,B-1',
      'B-4,end,C1,,2026-03-12,,,,,,outcome=upheld,B-1',
      'B-5,end,C1,,2026-03-12,,,,,,,B-2',
      'B-6,end,C1,,2026-03-13,,,,,,,B-2',
      'B-7,end,C1,,2026-03-14,,,,,,,B-5',
      'B-8,contact,C1,,2026-03-09,,,,,,mood=bad,',
      'B-9,hold,C1,,2026-03-15,,,,,,level=staged,',
      '',
    ].join('\n'),
  },
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
