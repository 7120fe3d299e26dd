/** Which ledger is on the workspace: made, opened, adopted, put away; and its safety. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { folderProgram } from '../../../src/services/workspace/show-folder.ts';
import { openLedgerFile } from '../../../src/services/workspace/open-ledger-file.ts';
import { english } from '../../harness/english.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ withLedger: false, now: '2026-03-01T12:00' });
});
afterEach(() => workspace.dispose());

const flores = { company: 'Flores & Söhne Ltd', currency: 'EUR', country: 'ES' };

describe('a new ledger', () => {
  test('is made in the data folder under the name of the company, and open', async () => {
    const info = await workspace.value('workspace.create', flores);
    expect(info).toEqual({
      fileName: 'Flores-Söhne-Ltd.duebook',
      folder: workspace.folder,
      trouble: null,
      company: 'Flores & Söhne Ltd',
      currency: 'EUR',
      country: 'ES',
      isSample: false,
      freshness: {
        invoicesTo: null,
        receiptsTo: null,
        listTo: null,
        invoicesImportedAt: null,
        receiptsImportedAt: null,
        bankTo: null,
        bankImportedAt: null,
        linesToMatch: 0,
        staleAfterDays: 7,
      },
      counts: { customers: 0, invoices: 0, letters: 0 },
    });
    const state = await workspace.value('workspace.state', {});
    expect(state).toMatchObject({
      today: '2026-03-01',
      ledger: info,
      dataFolder: workspace.folder,
    });
    expect(state.ledgers).toHaveLength(1);
    expect(state.ledgers[0]).toMatchObject({
      ledgerId: 'Flores-Söhne-Ltd.duebook',
      company: 'Flores & Söhne Ltd',
      problem: null,
    });
    expect(existsSync(path.join(workspace.folder, 'Flores-Söhne-Ltd.duebook'))).toBe(true);
  });

  test('never takes the place of another', async () => {
    await workspace.value('workspace.create', flores);
    const refused = await workspace.refusal('workspace.create', flores);
    expect(refused.code).toBe('file_exists');
    expect(refused.message).toContain('Flores-Söhne-Ltd.duebook');
    expect(refused.message).not.toContain(workspace.folder);
  });

  test('makes a data folder that is not there yet', async () => {
    const nested = { ...workspace.context, dataFolder: path.join(workspace.folder, 'a', 'b') };
    const { createWorkspaceLedger } = await import('../../../src/services/workspace/open.ts');
    expect((await createWorkspaceLedger(nested, flores)).ok).toBe(true);
    expect(readdirSync(nested.dataFolder)).toContain('Flores-Söhne-Ltd.duebook');
  });

  test('says so where the data folder cannot be made', async () => {
    writeFileSync(path.join(workspace.folder, 'file'), '');
    const blocked = {
      ...workspace.context,
      dataFolder: path.join(workspace.folder, 'file', 'folder'),
    };
    const { createWorkspaceLedger } = await import('../../../src/services/workspace/open.ts');
    expect(await createWorkspaceLedger(blocked, flores)).toMatchObject({
      ok: false,
      error: { code: 'not_writable' },
    });
  });
});

describe('opening', () => {
  test('another ledger closes the one before, which can then be opened again', async () => {
    await workspace.value('workspace.create', flores);
    await workspace.value('workspace.create', { ...flores, company: 'Second' });
    expect(
      (await workspace.value('workspace.open', { ledgerId: 'Flores-Söhne-Ltd.duebook' })).company,
    ).toBe('Flores & Söhne Ltd');
    expect(
      (await workspace.value('workspace.open', { ledgerId: 'Flores-Söhne-Ltd.duebook' })).company,
    ).toBe('Flores & Söhne Ltd');
    expect(
      (await workspace.value('workspace.state', {})).ledgers.map((one) => one.company),
    ).toEqual(['Flores & Söhne Ltd', 'Second']);
  });

  test('what an earlier Duebook made elsewhere is listed, opens and stays where it is', async () => {
    const earlier = path.join(workspace.folder, 'earlier');
    const before = { ...workspace.context, dataFolder: earlier };
    const { createWorkspaceLedger, openWorkspaceLedger } =
      await import('../../../src/services/workspace/open.ts');
    await createWorkspaceLedger(before, flores);
    await workspace.value('workspace.create', flores);
    const now = { ...workspace.context, earlierFolder: earlier };
    const { workspaceState } = await import('../../../src/services/workspace/state.ts');
    const state = await workspaceState(now, {});
    if (!state.ok) throw new Error(state.error.code);
    expect(state.value.ledgers.map(({ ledgerId, folder }) => [ledgerId, folder])).toEqual([
      ['Flores-Söhne-Ltd.duebook', workspace.folder],
      ['earlier:Flores-Söhne-Ltd.duebook', earlier],
    ]);
    const ledgerId = 'earlier:Flores-Söhne-Ltd.duebook';
    expect(await openWorkspaceLedger(now, { ledgerId })).toMatchObject({
      ok: true,
      value: { folder: earlier },
    });
    expect((await workspace.refusal('workspace.open', { ledgerId })).code).toBe('not_found');
  });

  test('a folder that the program is kept out of stands in the list with its problem', async () => {
    const file = path.join(workspace.folder, 'no-folder');
    writeFileSync(file, '');
    const { workspaceState } = await import('../../../src/services/workspace/state.ts');
    const state = await workspaceState({ ...workspace.context, earlierFolder: file }, {});
    if (!state.ok) throw new Error(state.error.code);
    expect(state.value.ledgers).toMatchObject([{ company: null, fileName: 'no-folder' }]);
    expect(english(state.value.ledgers[0]?.problem as never)).toContain('cannot be read (ENOTDIR');
  });

  test.each([
    'earlier:../x.duebook',
    'earlier:x.duebook',
    '../x.duebook',
    '/etc/passwd',
    'a\\b.duebook',
    'C:x.duebook',
    '..',
    'ledger.txt',
    '.duebook',
    'x\u0000.duebook',
  ])('refuses what is no name: %j', async (ledgerId) => {
    expect((await workspace.refusal('workspace.open', { ledgerId })).code).toBe('not_found');
  });

  test('refuses a name nobody has, a text file, and a ledger that another program holds', async () => {
    expect((await workspace.refusal('workspace.open', { ledgerId: 'None.duebook' })).code).toBe(
      'not_found',
    );
    writeFileSync(
      path.join(workspace.folder, 'Text.duebook'),
      'not a ledger at all, only words '.repeat(40),
    );
    const text = await workspace.refusal('workspace.open', { ledgerId: 'Text.duebook' });
    expect(text.code).toBe('not_a_ledger');
    expect(text.message).not.toContain(workspace.folder);

    await workspace.value('workspace.create', flores);
    const held = await openLedgerFile(
      { clock: workspace.context.clock, version: '1' },
      workspace.ledger.path,
    );
    expect(held).toMatchObject({ ok: false, error: { code: 'ledger_locked' } });
  });

  test('a file that cannot be read stands in the list with its problem', async () => {
    writeFileSync(path.join(workspace.folder, 'Text.duebook'), 'words');
    mkdirSync(path.join(workspace.folder, 'Folder.duebook'));
    const { ledgers } = await workspace.value('workspace.state', {});
    expect(ledgers).toHaveLength(1);
    expect(ledgers[0]).toMatchObject({ fileName: 'Text.duebook', company: null, sizeBytes: 5 });
    expect(ledgers[0]?.problem).toContain('Text.duebook is not a Duebook ledger');
  });
});

test('closing leaves the workspace empty', async () => {
  await workspace.value('workspace.create', flores);
  expect(await workspace.value('workspace.close', {})).toBeNull();
  expect((await workspace.value('workspace.state', {})).ledger).toBeNull();
  expect((await workspace.refusal('workspace.verify', {})).code).toBe('no_ledger');
});

describe('safety', () => {
  beforeEach(async () => {
    await workspace.value('workspace.create', flores);
    await workspace.record({
      customers: [customer('C1', 'Müller GmbH', 'DE')],
      invoices: [invoice('I-1', 'C1', '2026-01-10', 'EUR', [['2026-02-10', 60_000]])],
    });
  });

  test('verify names every check and finds nothing', async () => {
    const report = await workspace.value('workspace.verify', {});
    expect(report).toMatchObject({ ok: true, findings: [] });
    expect(report.checks.map((one) => one.check)).toContain('journal_chain');
  });

  test('a backup is taken back in beside the ledger it came from, and is the same ledger', async () => {
    const backup = await workspace.value('workspace.backup', {});
    // The anchor in the name is that of the ledger now, and the copy agrees with it.
    const { anchor } = await workspace.value('workspace.verify', {});
    expect(backup.fileName).toBe(`Flores-Söhne-Ltd-2026-03-01-${anchor}.duebook`);
    const adopted = await workspace.value('workspace.adopt', {
      fileName: backup.fileName,
      bytes: backup.bytes,
    });
    expect(adopted).toMatchObject({
      fileName: backup.fileName,
      counts: { invoices: 1 },
    });
    expect(
      (await workspace.value('workspace.verify', { anchor: backup.fileName })).agreement,
    ).toMatchObject({ ok: true, later: 0 });
    const again = await workspace.value('workspace.adopt', {
      fileName: backup.fileName,
      bytes: backup.bytes,
    });
    expect(again.fileName).toBe(`Flores-Söhne-Ltd-2026-03-01-${anchor}-2.duebook`);
    expect(
      (await workspace.value('aging.report', { asOf: '2026-03-01' as never })).totals[0]
        ?.outstandingMinor,
    ).toBe(60_000);
  });

  test.each([
    ['words', new TextEncoder().encode('words')],
    ['nothing', new Uint8Array()],
  ])('bytes that are %s are refused, and nothing is left behind', async (_, bytes) => {
    const before = readdirSync(workspace.folder).sort();
    const refused = await workspace.refusal('workspace.adopt', {
      fileName: '../evil/File.duebook',
      bytes,
    });
    expect(refused.code).toBe('not_a_ledger');
    expect(readdirSync(workspace.folder).sort()).toEqual(before);
    expect((await workspace.value('workspace.state', {})).ledger?.company).toBe(
      'Flores & Söhne Ltd',
    );
  });

  test('half a ledger is refused', async () => {
    const { bytes } = await workspace.value('workspace.backup', {});
    const half = bytes.slice(0, bytes.length / 2);
    expect(
      (await workspace.refusal('workspace.adopt', { fileName: 'Half.duebook', bytes: half })).code,
    ).toBe('not_a_ledger');
  });

  test('an adopted name never leaves the data folder', async () => {
    const { bytes } = await workspace.value('workspace.backup', {});
    const adopted = await workspace.value('workspace.adopt', {
      fileName: '../../con.duebook',
      bytes,
    });
    expect(adopted.fileName).toBe('Ledger-con.duebook');
    expect(readFileSync(path.join(workspace.folder, 'Ledger-con.duebook')).length).toBeGreaterThan(
      0,
    );
  });
});

describe('search', () => {
  beforeEach(async () => {
    await workspace.value('workspace.create', flores);
    await workspace.record({
      customers: [
        customer('C1', 'Müller GmbH', 'DE'),
        customer('C2', '100%_pure', 'ES'),
        customer('C3', 'SIA Ķēniņa Zieds', 'LV'),
        customer('C4', 'Łódź Kwiaty', 'PL'),
        customer('C5', '上海永生花卉有限公司', 'CN'),
      ],
      invoices: [
        invoice('RG-Ä9', 'C1', '2026-01-09', 'EUR', [['2026-02-09', 100]]),
        invoice('I-7', 'C1', '2026-01-10', 'EUR', [['2026-02-10', 60_000]]),
        invoice('I-70', 'C1', '2026-01-11', 'EUR', [['2026-02-10', 100]]),
        invoice('XI-7', 'C2', '2026-01-12', 'EUR', [['2026-02-10', 100]]),
      ],
    });
  });

  test('what is the text stands before what begins with it, and that before what contains it', async () => {
    const hits = await workspace.value('workspace.search', { text: 'i-7' });
    expect(hits.map((hit) => hit.title)).toEqual(['I-7', 'I-70', 'XI-7']);
    expect(hits[0]).toEqual({
      kind: 'invoice',
      key: 'I-7',
      title: 'I-7',
      detail: 'Müller GmbH · 600.00 EUR · 2026-01-10',
    });
  });

  test.each([
    ['müller', ['Müller GmbH']],
    ['MÜLL', ['Müller GmbH']],
    ['muller', ['Müller GmbH']],
    ['Mu\u0308ller', ['Müller GmbH']],
    ['ĶĒNIŅA', ['SIA Ķēniņa Zieds']],
    ['kenina', ['SIA Ķēniņa Zieds']],
    ['lodz', ['Łódź Kwiaty']],
    ['永生花', ['上海永生花卉有限公司']],
    ['rg-ä', ['RG-Ä9']],
    ['C1', ['Müller GmbH']],
    ['0%_p', ['100%_pure']],
    ['%', ['100%_pure']],
    ['gmbh muller', ['Müller GmbH']],
    ['muller germany', ['Müller GmbH']],
    ['Deutschland', ['Müller GmbH']],
    ['muller spain', []],
    ['  ', []],
    ['nobody', []],
  ])('%j finds %j', async (text, titles) => {
    expect((await workspace.value('workspace.search', { text })).map((hit) => hit.title)).toEqual(
      titles,
    );
  });

  test.each([
    ['muller', ['I-7', 'I-70', 'RG-Ä9']],
    ['70 muller', ['I-70']],
    ['deutschland', ['I-7', 'I-70', 'RG-Ä9']],
    ['7 spain', ['XI-7']],
    ['7 france', []],
  ])(
    'the list of invoices by %j is %j: each word in number, code, name or country',
    async (search, numbers) => {
      const { rows } = await workspace.value('invoices.list', { asOf: d('2026-06-30'), search });
      expect(rows.map((row) => row.invoice).sort()).toEqual(numbers);
    },
  );

  test('every kind gets its share of a short list', async () => {
    await workspace.record({
      customers: [customer('I-1', 'One'), customer('I-2', 'Two'), customer('I-3', 'Three')],
    });
    const hits = await workspace.value('workspace.search', { text: 'I-', limit: 2 });
    expect(hits.map((hit) => hit.kind)).toEqual(['customer', 'invoice']);
  });
});

test('freshness and counts say what is in the ledger', async () => {
  await workspace.value('workspace.create', flores);
  workspace.setNow('2026-03-02T08:00');
  await workspace.record({
    customers: [customer('C1', 'A')],
    invoices: [
      invoice('I-1', 'C1', '2026-02-27', 'EUR', [['2026-03-10', 100]]),
      invoice('I-2', 'C1', '2026-02-28', 'EUR', [['2026-03-10', 100]]),
    ],
  });
  workspace.setNow('2026-03-03T08:00');
  await workspace.value('facts.reverse', {
    kind: 'invoice',
    reference: 'I-2',
    effectiveOn: '2026-02-28' as never,
    reason: 'typo',
  });
  const { ledger } = await workspace.value('workspace.state', {});
  expect(ledger?.freshness).toEqual({
    invoicesTo: '2026-02-27',
    receiptsTo: null,
    listTo: null,
    invoicesImportedAt: '2026-03-02T08:00:00.000Z',
    receiptsImportedAt: null,
    bankTo: null,
    bankImportedAt: null,
    linesToMatch: 0,
    staleAfterDays: 7,
  });
  expect(ledger?.counts).toEqual({ customers: 1, invoices: 1, letters: 0 });
});

describe('a ledger that is removed from the list', () => {
  const ledgerId = 'Flores-Söhne-Ltd.duebook';
  const names = async () =>
    (await workspace.value('workspace.state', {})).ledgers.map((one) => one.ledgerId);

  test('is moved beside, with its log, and its name is free', async () => {
    await workspace.value('workspace.create', flores);
    await workspace.value('workspace.close', {});
    writeFileSync(path.join(workspace.folder, `${ledgerId}-wal`), 'log');
    const { folder } = await workspace.value('workspace.remove', { ledgerId });
    expect(folder).toBe(path.join(workspace.folder, 'Removed'));
    expect(readdirSync(folder).sort()).toEqual([ledgerId, `${ledgerId}-wal`]);
    expect(await names()).toEqual([]);

    await workspace.value('workspace.create', { ...flores, country: 'FR' });
    await workspace.value('workspace.close', {});
    expect(await names()).toEqual([ledgerId]);
    // The second one of the name does not take the place of the first.
    await workspace.value('workspace.remove', { ledgerId });
    expect(readdirSync(folder)).toContain('Flores-Söhne-Ltd-2.duebook');
  });

  test('stays while it is open', async () => {
    await workspace.value('workspace.create', flores);
    const refused = await workspace.refusal('workspace.remove', { ledgerId });
    expect(refused).toMatchObject({
      code: 'ledger_locked',
      message: `${ledgerId} is open. Close it, then remove it.`,
    });
    expect(await names()).toEqual([ledgerId]);
  });

  test('is one of the list, never a path', async () => {
    for (const other of ['../Flores.duebook', '/etc/passwd', 'none.duebook'])
      expect((await workspace.refusal('workspace.remove', { ledgerId: other })).code).toBe(
        'not_found',
      );
  });
});

test('the folder of the ledgers is shown by the program of the system', () => {
  expect(['win32', 'darwin', 'linux', 'freebsd'].map(folderProgram)).toEqual([
    'explorer',
    'open',
    'xdg-open',
    'xdg-open',
  ]);
});
