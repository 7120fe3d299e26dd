import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { pdfText } from '../../documents/pdf-text.ts';
import { day } from '../../ledger/fixture.ts';
import { issued, ON, request } from './asking.ts';
import { letterWorkspace } from './letter-workspace.ts';
import { english } from '../../harness/english.ts';

test.each([
  [
    'no sender',
    { sender: { address: '', registrationNumber: '', vatNumber: '', contact: '', phone: '' } },
    'C1',
  ],
  ['no bank account', { account: false }, 'C1'],
  ['an individual', {}, 'C4'],
  ['no address', {}, 'C3'],
] as const)('refused: %s', async (name, options, code) => {
  const workspace = await letterWorkspace(options);
  const result = await letterHandlers['letters.preview'](workspace.context, {
    ...ON,
    letter: await request(workspace, code),
  });
  if (result.ok) throw new Error('was not refused');
  await expect(`${result.error.code}: ${english(result.error.message)}\n`).toMatchFileSnapshot(
    `../../golden/letters/refused-${name.replaceAll(' ', '-')}.txt`,
  );
});

test('refused: items that are not due, disputed, paid, unknown or asked for twice', async () => {
  const workspace = await letterWorkspace();
  const said: string[] = [];
  for (const item of ['INV-3', 'INV-4', 'INV-5', 'INV-6']) {
    const result = await letterHandlers['letters.preview'](workspace.context, {
      ...ON,
      letter: await request(workspace, 'C1', [item]),
    });
    said.push(result.ok ? 'not refused' : `${result.error.code}: ${english(result.error.message)}`);
  }
  const letter = await request(workspace, 'C1');
  const more = [
    { ...ON, letter: { ...letter, itemIds: [999] } },
    { ...ON, letter: { ...letter, customer: 'C99' } },
    { ...ON, letter: { ...letter, currency: 'USD' } },
    { ...ON, issuedOn: day('2026-11-22'), letter },
  ];
  for (const input of more) {
    const result = await letterHandlers['letters.preview'](workspace.context, input);
    said.push(result.ok ? 'not refused' : `${result.error.code}: ${english(result.error.message)}`);
  }
  const twice = await letterHandlers['letters.issue'](workspace.context, {
    ...ON,
    letters: [letter, letter],
    idempotencyKey: 'run-0001',
  });
  said.push(twice.ok ? 'not refused' : `${twice.error.code}: ${english(twice.error.message)}`);
  await expect(said.join('\n') + '\n').toMatchFileSnapshot(
    '../../golden/letters/refused-items.txt',
  );
});

test('a preview is marked DRAFT, has no number, and records nothing', async () => {
  const workspace = await letterWorkspace();
  const result = await letterHandlers['letters.preview'](workspace.context, {
    ...ON,
    letter: await request(workspace, 'C5'),
  });
  if (!result.ok) throw new Error(english(result.error.message));
  const text = await pdfText(result.value.bytes);
  expect(text).toContain('DRAFT');
  expect(text).not.toContain('L-2026-');
  expect(text).toContain('<img src=x onerror=alert(1)>');
  expect(result.value.fileName).toBe('draft C5 EUR.pdf');
  expect(
    await letterHandlers['letters.list'](workspace.context, { asOf: ON.issuedOn, customer: null }),
  ).toEqual({ ok: true, value: [] });
});

test('stored bytes that were changed are not handed out as the letter', async () => {
  const workspace = await letterWorkspace();
  await issued(workspace, ['C1']);
  // As another program would, past every guard of the ledger.
  const other = new Database(workspace.ledger.path);
  other.exec('drop trigger letter_files_no_update');
  other.prepare('update letter_files set bytes = ?').run(Buffer.from('%PDF-1.7 another letter'));
  other.close();
  const result = await letterHandlers['letters.pdf'](workspace.context, {
    numbers: ['L-2026-0001'],
  });
  expect(result).toEqual({
    ok: false,
    error: {
      code: 'damaged',
      message:
        'The stored PDF of letter L-2026-0001 is damaged: it is not what was issued. Restore a backup.',
    },
  });
});

test('an unknown number is named', async () => {
  const { context } = await letterWorkspace();
  const message = 'There is no letter "L-2026-0009"; the register has the numbers.';
  const refusal = { ok: false, error: { code: 'not_found', message, at: 'number' } };
  const number = 'L-2026-0009';
  expect(await letterHandlers['letters.pdf'](context, { numbers: [number] })).toEqual(refusal);
  expect(await letterHandlers['letters.get'](context, { number, asOf: ON.issuedOn })).toEqual(
    refusal,
  );
  expect(await letterHandlers['letters.cancel'](context, { number, reason: 'x' })).toEqual(refusal);
});
