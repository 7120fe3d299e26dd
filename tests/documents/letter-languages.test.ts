/**
 * Letters of every language and level on paper. Read by programs that are not ours: poppler's `pdftotext` and
 * `pdftoppm`, `qpdf` (Debian packages poppler-utils and qpdf), and jsQR for the code.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import jsQR from 'jsqr';
import { afterAll, describe, expect, test } from 'vitest';
import { renderPdf } from '../../src/documents/render.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { textOf, type LetterContent } from '../../src/domain/letters/content.ts';
import type { LetterLevel } from '../../src/domain/letters/wording.ts';
import { languageLetter, letter, letterFacts, PACKS, SENDER } from '../domain/letters/facts.ts';
import { pdfPages } from './pdf-text.ts';

const AT = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));
const print = (content: LetterContent): Promise<Uint8Array> =>
  renderPdf({ kind: 'letter', content, printedAt: AT });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const folder = mkdtempSync(path.join(os.tmpdir(), 'duebook-letters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (bytes: Uint8Array): string => {
  const file = path.join(folder, `${sha256(bytes).slice(0, 16)}.pdf`);
  writeFileSync(file, bytes);
  return file;
};

/** What poppler reads, columns set off by two blanks. */
const extracted = (file: string): string =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .replaceAll('\f', '----- page -----\n')
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[\u00a0\u202f]/g, ' ')
        .replace(/ {2,}/g, '  ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n')
    .replace(/----- page -----$/, '');

const solid = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, '');

describe.each(PACKS)('%s', (pack) => {
  test.each([1, 2, 3, 4] as const)('level %i, word for word', async (level: LetterLevel) => {
    const content = languageLetter(pack, level, 4);
    const bytes = await print(content);
    const file = fileOf(bytes);
    execFileSync('qpdf', ['--check', file], { stdio: 'pipe' });
    expect(sha256(await print(content))).toBe(sha256(bytes));
    const text = extracted(file);
    // Every paragraph is there, whatever the lines.
    const all = solid(text);
    for (const part of content.text.after) {
      const words = solid(textOf(part));
      expect([part.role, all.includes(words)]).toEqual([part.role, true]);
    }
    expect(text).not.toContain('\ufffd');
    await expect(`${text}\n`).toMatchFileSnapshot(`../golden/letters/${pack}-level-${level}.txt`);
  });

  test.each([
    [2, 24],
    [6, 190],
  ])('%i pages of items lose nothing', async (pages, count) => {
    const content = languageLetter(pack, 3, count, { attachments: [] });
    const file = fileOf(await print(content));
    execFileSync('qpdf', ['--check', file], { stdio: 'pipe' });
    const text = extracted(file);
    // In the table and, from its own line on, in the annex.
    for (const { item } of content.items) expect(text.split(item).length).toBeGreaterThanOrEqual(3);
    for (const { amount } of content.text.sums) expect(solid(text)).toContain(solid(amount ?? ''));
    const [letterPages = ''] = text.split(content.text.annex?.heading ?? 'never');
    expect(letterPages.split('----- page -----').length).toBeGreaterThan(pages - 1);
    expect(letterPages.split(content.text.carried).length).toBeGreaterThan(1);
  });

  test('says its language to who reads it aloud', async () => {
    const info = execFileSync('pdfinfo', [fileOf(await print(languageLetter(pack, 1, 1)))], {
      encoding: 'utf8',
    });
    const { text } = languageLetter(pack, 1, 1);
    expect(info).toContain('Title:');
    expect(info).toContain(SENDER.name);
    const raw = Buffer.from(await print(languageLetter(pack, 1, 1))).toString('latin1');
    expect(raw).toContain(`/Lang (${text.locale})`);
  });
});

/** The picture of the first page of a PDF that has a code. */
function codeOn(file: string): string | null {
  const name = file.replace('.pdf', '');
  execFileSync('pdftoppm', ['-r', '150', '-l', '2', '-gray', file, name]);
  const shown = execFileSync('sh', ['-c', `ls ${name}*.pgm`], { encoding: 'utf8' }).trim().split('\n'); // prettier-ignore
  for (const picture of shown) {
    const bytes = readFileSync(picture);
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
    if (head === null) throw new Error('no picture');
    const [all, width = '', height = ''] = head;
    const gray = bytes.subarray(all.length);
    const rgba = new Uint8ClampedArray(Number(width) * Number(height) * 4);
    for (const [at, value] of gray.entries()) rgba.set([value, value, value, 255], at * 4);
    const code = jsQR(rgba, Number(width), Number(height));
    if (code !== null) return Buffer.from(code.binaryData).toString('utf8');
  }
  return null;
}

describe('the code for the transfer', () => {
  test.each([
    ['Spanish', languageLetter('es', 3, 4)],
    ['a first reminder', languageLetter('lv', 1, 1)],
    [
      'a holder with letters beyond ASCII and a long name',
      languageLetter('de', 4, 2, {
        bankAccount: {
          ...letterFacts(1).bankAccount,
          holder: 'Ķēniņa Ģērbtuve Müller & Söhne Großhandelsgesellschaft für Kunstblumen mbH & Co',
          bic: '',
        },
      }),
    ],
  ])('%s: another library reads what was meant', async (_, content) => {
    expect(content.qr).not.toBeNull();
    expect(codeOn(fileOf(await print(content)))).toBe(content.qr);
  });

  test('a letter in pounds has none', async () => {
    expect(codeOn(fileOf(await print(letter(1, { currency: 'GBP' }))))).toBeNull();
  });
});

describe('the sender’s paper', () => {
  /** Millimetres from the left and the top of the paper where `words` begin. */
  const placeOf = (file: string, word: string): readonly [number, number] => {
    const boxes = execFileSync('pdftotext', ['-bbox', '-l', '1', file, '-'], { encoding: 'utf8' });
    const found = new RegExp(`xMin="([\\d.]+)" yMin="([\\d.]+)"[^>]*>${word}<`).exec(boxes);
    if (found === null) throw new Error(`no ${word}`);
    return [(Number(found[1]) * 25.4) / 72, (Number(found[2]) * 25.4) / 72];
  };

  test.each([
    ['ES', 'A4', [20, 105], [45, 90]],
    ['DE', 'A4', [20, 105], [45, 90]],
    ['GB', 'A4', [20, 110], [48, 85]],
    ['FR', 'A4', [100, 190], [45, 90]],
    ['US', 'letter', [22, 136], [51, 80]],
  ] as const)('of %s: %s, the address in the window', async (country, size, across, down) => {
    const file = fileOf(await print(letter(2, { sender: { ...SENDER, country } })));
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(
      new RegExp(`Page size: .*${size}`),
    );
    for (const word of ['Harrow', 'Mill', 'Sheffield']) {
      const [x, y] = placeOf(file, word);
      expect([word, x > across[0], x < across[1], y > down[0], y < down[1]]).toEqual([word, true, true, true, true]); // prettier-ignore
    }
  });

  test('an attention line stands where somebody is known', async () => {
    const recipient = letterFacts(1).recipient;
    const known = await pdfPages(await print(letter(1, { recipient: { ...recipient, attention: 'Ms Rowan Hale, finance' } }))); // prettier-ignore
    expect(known.flat().join('\n')).toContain('For the attention of Ms Rowan Hale, finance');
    expect((await pdfPages(await print(letter(1)))).flat().join('\n')).not.toContain('attention');
  });
});

test('an item without interest has a dash in its column, and the others keep theirs', async () => {
  const { items, interest } = languageLetter('es', 3, 2);
  const without = items.map((item, at) => (at === 0 ? { ...item, interest: null } : item));
  const content = languageLetter('es', 3, 2, { items: without, interest });
  const lines = (await pdfPages(await print(content))).flat();
  expect(lines.find((line) => line.startsWith('INV-2026000'))).toMatch(/ {2}–$/);
  expect(lines.find((line) => line.startsWith('INV-2026001'))).toMatch(/ {2}\d+,\d\d$/);
});
