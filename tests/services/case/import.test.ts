/** Case facts come in by the sixth exchange file: once, in any order, and are undone with it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { factsFile, withDocuments, type CaseWorkspace } from './case-workspace.ts';
import { english } from '../../harness/english.ts';
import type { Text } from '../../../src/domain/texts/text.ts';

let workspace: CaseWorkspace;
beforeEach(async () => {
  workspace = await withDocuments();
});
afterEach(() => workspace.close());

const messages = (shown: { readonly findings: readonly { readonly message: Text }[] }) =>
  shown.findings.map(({ message }) => english(message));

const expectSound = async ({ ledger }: CaseWorkspace): Promise<void> => {
  const { findings } = await ledger.read((db) => verifyLedger(db));
  expect(findings).toEqual([]);
};

const PRODUCT = factsFile(
  ',end,C1,,2026-03-10,,,,,paid in full,,H-2',
  'P-1,promise,C1,INV-1,2026-03-02,2026-03-06,EUR,500.00,Ana,,how=transfer,',
  'K-7,contact,C1,,2026-03-09,,,,Ana,rang twice,channel=call;direction=out;outcome=no_answer,',
  'H-2,hold,C1,,2026-03-01,,,,Ana,,level=hold,',
);

describe('the file', () => {
  test('is found by its header; its rows name each other in any order; again it is a duplicate', async () => {
    const first = await workspace.bring('facts.csv', PRODUCT);
    expect(first).toMatchObject({ kind: 'case-facts', read: 4, new: 4, refused: 0, findings: [] });
    const again = await workspace.preview('facts.csv', PRODUCT);
    expect(again).toMatchObject({ read: 4, new: 0, duplicate: 4, findings: [] });
    await expectSound(workspace);
  });

  test('an item that ends like #2 may be a number of its own', async () => {
    await workspace.bring(
      'more.csv',
      'invoice,customer,issued_on,due_on,currency,gross\nBox#2,C1,2026-01-10,2026-02-09,EUR,9.00\n',
    );
    await workspace.bring(
      'facts.csv',
      factsFile('D-1,dispute,C1,INV-2#2;Box#2,2026-03-01,,,,,"broken",category=quality,'),
    );
    const rows = await workspace.told('case.disputes', { asOf: '2026-03-02' as never });
    expect(rows.map(({ items, disputedMinor }) => [items, disputedMinor])).toEqual([
      [['Box#2'], 900],
      [['INV-2#2'], 20000],
    ]);
  });

  test('two equal calls of one day are two, and two again when the file comes again', async () => {
    const twice = factsFile(
      ',contact,C1,,2026-03-09,,,,Ana,,channel=call,',
      ',contact,C1,,2026-03-09,,,,Ana,,channel=call,',
    );
    expect(await workspace.bring('log.csv', twice)).toMatchObject({ new: 2 });
    expect(await workspace.preview('log.csv', twice)).toMatchObject({ new: 0, duplicate: 2 });
    const once = factsFile(',contact,C1,,2026-03-09,,,,Ana,,channel=call,'.replace('Ana', 'Eva'));
    expect(await workspace.preview('log.csv', once)).toMatchObject({ new: 1 });
    const { facts } = await workspace.told('case.get', {
      customer: 'C1',
      asOf: '2026-03-09' as never,
    });
    expect(facts.map(({ key }) => key)).toEqual(['K-2026-0001', 'K-2026-0002']);
  });

  test('columns that mean nothing here stay in the note', async () => {
    await workspace.bring(
      'log.csv',
      'kind,customer,on,note,mood\ncontact,C1,2026-03-09,rang,friendly\n',
    );
    const { facts } = await workspace.told('case.get', {
      customer: 'C1',
      asOf: '2026-03-09' as never,
    });
    expect(facts).toMatchObject([{ note: 'rang; mood: friendly' }]);
  });
});

describe('what is refused, and what is only said', () => {
  test('above what is open: recorded, with a warning, and it counts for what is open', async () => {
    const shown = await workspace.bring(
      'facts.csv',
      factsFile('P-1,promise,C1,INV-2,2026-03-02,2026-03-06,EUR,700.00,,,,'),
    );
    expect(messages(shown)).toEqual([
      'line 2, column "amount": 700.00 is more than the 300.00 EUR open on 2026-03-02; a promise counts for what is open',
    ]);
    const [row] = await workspace.told('case.promises', { asOf: '2026-03-03' as never });
    expect(row).toMatchObject({ amountMinor: 30000, spokenMinor: 70000, state: 'open' });
  });

  test('a second plan on an item that still has one is told, and counts from its day', async () => {
    const plan = (key: string, on: string, from: string): string =>
      `${key},plan,C1,INV-2,${on},,EUR,,,,instalments=${from}-01:100.00 2026-09-01:200.00,`;
    const both = await workspace.bring(
      'a.csv',
      factsFile(plan('A', '2026-03-01', '2026-03'), plan('B', '2026-03-20', '2026-05')),
    );
    expect(both).toMatchObject({ new: 2, refused: 0 });
    expect(messages(both)).toEqual([
      'line 3, column "items": the plan of line 2 of 2026-03-01 is about the same items and still runs; the later of the two counts',
    ]);
    const rules = async (asOf: string): Promise<readonly string[]> => {
      const { items } = await workspace.told('case.get', { customer: 'C1', asOf: asOf as never });
      return items.filter(({ item }) => item.startsWith('INV-2')).map(({ rule }) => rule);
    };
    // Of the first nothing came by its day; on the 20th another one was agreed.
    expect(await rules('2026-03-19')).toEqual(['Q3', 'Q3']);
    expect(await rules('2026-03-20')).not.toContain('Q3');
    const ended = await workspace.preview(
      'c.csv',
      factsFile(
        ',end,C1,,2026-03-21,,,,,,,A',
        ',end,C1,,2026-03-21,,,,,,,B',
        plan('C', '2026-03-21', '2026-06'),
      ),
    );
    expect(messages(ended)).toEqual([]);
  });

  test('a hold of goods names them, and is told in honest words', async () => {
    const hold = (details: string): string => `,hold,C1,,2026-03-01,,,,,,"${details}",`;
    const one = await workspace.preview('a.csv', factsFile(hold('level=goods')));
    expect(messages(one)).toEqual([
      'line 2, column "details": the goods are missing: a hold of goods names them, with ";" between them',
    ]);
    const other = await workspace.preview('b.csv', factsFile(hold('level=staged;goods=Roses')));
    expect(messages(other)).toEqual([
      'line 2, column "details": goods are named, and the level of the hold is staged, which is about everything; write level goods',
    ]);
    const named = await workspace.bring(
      'c.csv',
      factsFile(hold('level=goods;goods=""Roses;Domes""')),
    );
    expect(named).toMatchObject({ new: 1, refused: 0 });
    expect(messages(named)).toEqual([
      'line 2, column "details": say that these goods are on hold until the account is current, never that there are none; with a strong position in the market take advice before you refuse them to one customer',
    ]);
  });

  test('a hold while another runs is told, and both count; after the end of the first nothing is', async () => {
    const hold = (key: string, on: string, level: string): string =>
      `${key},hold,C1,,${on},,,,,,level=${level},`;
    const first = await workspace.bring(
      'a.csv',
      factsFile(hold('H1', '2026-03-01', 'staged'), hold('H2', '2026-03-05', 'hold')),
    );
    expect(first).toMatchObject({ new: 2, refused: 0 });
    expect(messages(first)).toEqual([
      'line 3, column "details": the hold of line 2 of 2026-03-01 still runs; while both do, the stricter one counts',
    ]);
    const ended = await workspace.bring(
      'b.csv',
      factsFile(',end,C1,,2026-03-08,,,,,,,H1', ',end,C1,,2026-03-10,,,,,,,H2'),
    );
    expect(messages(ended)).toEqual([]);
    const between = factsFile(hold('H3', '2026-03-09', 'watch'));
    expect(messages(await workspace.preview('c.csv', between))).toEqual([
      'line 2, column "details": hold "H2" of 2026-03-05 still runs; while both do, the stricter one counts',
    ]);
    const later = factsFile(hold('H4', '2026-03-10', 'hold'));
    expect(messages(await workspace.preview('d.csv', later))).toEqual([]);
  });

  test('an end goes with the fact that is refused', async () => {
    const shown = await workspace.preview(
      'a.csv',
      factsFile('P-1,promise,C1,INV-1,2026-03-02,,EUR,5.00,,,,', ',end,C1,,2026-03-05,,,,,,,P-1'),
    );
    expect(shown).toMatchObject({ new: 0, refused: 2 });
    expect(messages(shown)[1]).toBe('line 3, column "ends": the fact "P-1", line 2, is refused');
  });

  test('rows that end each other in a circle', async () => {
    const shown = await workspace.preview(
      'a.csv',
      factsFile('A,end,C1,,2026-03-02,,,,,,,B', 'B,end,C1,,2026-03-02,,,,,,,A'),
    );
    expect(shown).toMatchObject({ new: 0, refused: 2 });
  });
});

describe('undo', () => {
  test('the facts go with their batch, and facts by hand keep the import of their invoices', async () => {
    await workspace.bring('facts.csv', PRODUCT);
    const batches = await workspace.must('imports.batches', {});
    const undo = (kind: string) =>
      workspace.call('imports.undo', {
        batchId: batches.find((one) => one.kind === kind)?.batchId ?? 0,
        reason: 'test',
      });
    expect(await undo('invoices')).toMatchObject({
      ok: false,
      error: { code: 'used_by_later_facts' },
    });
    expect(await undo('case-facts')).toMatchObject({ ok: true });
    const { facts, promises } = await workspace.told('case.get', {
      customer: 'C1',
      asOf: '2026-03-05' as never,
    });
    expect([facts, promises]).toEqual([[], []]);
    await workspace.bring(
      'more.csv',
      'invoice,customer,issued_on,due_on,currency,gross\nINV-9,C1,2026-01-10,2026-02-09,EUR,9.00\n',
    );
    const [newest] = await workspace.must('imports.batches', {});
    await workspace.told('case.record', {
      kind: 'dispute',
      customer: 'C1',
      items: 'INV-9',
      on: '2026-03-01' as never,
    });
    const kept = await workspace.call('imports.undo', {
      batchId: newest?.batchId ?? 0,
      reason: 'test',
    });
    expect(kept.ok ? '' : english(kept.error.message)).toContain(
      'the dispute D-2026-0001 about its invoice INV-9, recorded by hand, hangs on it',
    );
    expect(await workspace.bring('facts.csv', PRODUCT)).toMatchObject({ new: 4 });
    await expectSound(workspace);
  });
});
