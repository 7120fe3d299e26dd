/** Which files are kept beside the ledger, as what, and which are refused: by their bytes and by name. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, LARGEST_BYTES } from '../../../src/services/contracts/attachments/admit.ts';
import { safeFileName } from '../../../src/services/contracts/attachments/safe-file-name.ts';
import { zipOf } from './zip-of.ts';
import { english } from '../../harness/english.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: readonly number[]): Uint8Array => new Uint8Array(values);
const hex = (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts));

const PDF = utf8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');
const MZ = joined(utf8('MZ'), hex('90 00 03 00 00 00 04 00 00 00 ff ff 00 00'));
const OLE = joined(hex('d0 cf 11 e0 a1 b1 1a e1'), bytes(0, 0, 0, 0));
const XLSX = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
const OFFICE = 'application/vnd.openxmlformats-officedocument';

describe('the kind is told by the bytes', () => {
  test.each<[string, Uint8Array, string]>([
    ['contract.pdf', PDF, 'application/pdf'],
    ['contract.txt', PDF, 'application/pdf'],
    ['contract', joined(utf8('printed by\r\n'), PDF), 'application/pdf'],
    ['scan.png', hex('89 50 4e 47 0d 0a 1a 0a 00 00'), 'image/png'],
    ['scan.jpg', hex('ff d8 ff e0 00 10'), 'image/jpeg'],
    ['scan.tif', hex('49 49 2a 00 08 00'), 'image/tiff'],
    ['photo.heic', joined(hex('00 00 00 18'), utf8('ftypheic')), 'image/heic'],
    ['order.xlsx', XLSX, `${OFFICE}.spreadsheetml.sheet`],
    [
      'letter.docx',
      zipOf({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/media/i.svg': '<svg/>' }),
      `${OFFICE}.wordprocessingml.document`,
    ],
    [
      'list.ods',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    ['papers.zip', zipOf({ 'a.pdf': '%PDF-', 'b.xlsx': '' }), 'application/zip'],
    ['empty.zip', zipOf({}), 'application/zip'],
    ['old.xls', OLE, 'application/vnd.ms-excel'],
    ['mail.msg', OLE, 'application/vnd.ms-outlook'],
    ['odd.bin2', OLE, 'application/x-ole-storage'],
    ['note.txt', utf8('Delivered on 3 March.\n'), 'text/plain'],
    ['note.txt', utf8('MZ is how this note begins'), 'text/plain'],
    ['note.txt', utf8('a < b and <b>bold</b>'), 'text/plain'],
    ['nota.txt', hex('ff fe 48 00 69 00'), 'text/plain'],
    ['latin.txt', hex('4d fc 6c 6c 65 72'), 'text/plain'],
    ['list.csv', utf8('invoice;amount\nI-1;3\n'), 'text/csv'],
    ['invoice.xml', utf8('\ufeff<?xml version="1.0"?><Invoice/>'), 'application/xml'],
    [
      'promise.eml',
      utf8('Received: by mx\r\n\twith SMTP\r\nFrom: ana@ruiz.example\r\n\r\n<html>Hi</html>'),
      'message/rfc822',
    ],
    ['unknown.dwg', hex('41 43 31 30 00 01 02'), 'application/octet-stream'],
  ])('%s', (name, content, mediaType) => {
    expect(admit(name, content)).toEqual({ ok: true, value: { fileName: name, mediaType } });
  });
});

const REFUSED: readonly (readonly [string, Uint8Array])[] = [
  ['invoice.exe', PDF],
  ['INVOICE.EXE', PDF],
  ['invoice.pdf.scr', PDF],
  ['invoice.exe. .', PDF],
  ['invoice\u202efdp.exe', PDF],
  ['run.bat', utf8('@echo off')],
  ['run.js', utf8('alert(1)')],
  ['page.html', utf8('hello')],
  ['logo.svg', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['book.xlsm', XLSX],
  ['click.lnk', utf8('x')],
  ['disk.iso', utf8('x')],
  ['invoice.pdf', MZ],
  ['tool', hex('7f 45 4c 46 02 01')],
  ['tool.txt', utf8('#!/bin/sh\nrm -rf /\n')],
  ['click.pdf', hex('4c 00 00 00 01 14 02 00')],
  ['page.txt', utf8('\ufeff  <!DOCTYPE html><p>')],
  ['page.pdf', utf8('<!-- %PDF-1.7 -->\n<script>alert(1)</script>')],
  ['page.csv', utf8('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">')],
  ['wide.txt', joined(hex('ff fe'), new Uint8Array(Buffer.from('<html>', 'utf16le')))],
  ['logo.png', utf8('<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C"><svg/>')],
  ['logo.xml', utf8('<x:svg xmlns:x="http://www.w3.org/2000/svg"/>')],
  ['bomb.xml', utf8('<!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>')],
  ['shell.txt', utf8('<?php system($_GET[0]); ?>')],
  ['book.xlsx', zipOf({ '[Content_Types].xml': '', 'xl/vbaProject.bin': '' })],
  ['tool.zip', zipOf({ 'META-INF/MANIFEST.MF': '' })],
  ['papers.zip', zipOf({ 'a.pdf': '', 'sub/..\\Run.JS': '' })],
  ['cut.xlsx', XLSX.slice(0, XLSX.length - 30)],
  ['none.pdf', new Uint8Array()],
  ['large.pdf', joined(PDF, new Uint8Array(LARGEST_BYTES - PDF.length + 1))],
];

describe('refused', () => {
  test('each with a sentence', async () => {
    const lines = REFUSED.map(([name, content]) => {
      const answer = admit(name, content);
      return answer.ok
        ? `KEPT ${name}`
        : `${answer.error.code} (${answer.error.at}): ${english(answer.error.message)}`;
    });
    expect(lines.filter((line) => line.startsWith('KEPT'))).toEqual([]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('refused.txt');
  });

  test('25 MB is kept, a byte more is not', () => {
    const whole = joined(PDF, new Uint8Array(LARGEST_BYTES - PDF.length));
    expect(admit('scan.pdf', whole).ok).toBe(true);
  });
});

describe('file names', () => {
  test.each([
    ['..\\..\\Windows\\win.ini', 'win.ini'],
    ['/etc/passwd', 'passwd'],
    ['../..', 'file'],
    ['', 'file'],
    ['.htaccess', 'htaccess'],
    ['con.pdf', '_con.pdf'],
    ['COM1', '_COM1'],
    ['a<b>:"c|?*.pdf', 'a_b___c___.pdf'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['Rechnung  Mai .pdf ', 'Rechnung Mai .pdf'],
    ['inv\u202efdp.exe', 'invfdp.exe'],
    ['花之韵.pdf', '花之韵.pdf'],
    ['Mu\u0308ller.pdf', 'Müller.pdf'],
  ])('%j', (given, name) => {
    expect(safeFileName(given)).toBe(name);
  });

  test('whatever is given: a name that every file system takes, the same when made safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = safeFileName(given);
        expect(name).not.toMatch(/[/\\<>:"|?*\u0000-\u001f\u007f\u202a-\u202e]/);
        expect(name).not.toMatch(/^[\s.]|[\s.]$/);
        expect(name.length).toBeGreaterThan(0);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
        expect(safeFileName(name)).toBe(name);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('a long name keeps its ending', () => {
    const name = safeFileName(`${'花'.repeat(255)}.pdf`);
    expect(name.endsWith('花.pdf')).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });
});

test('no bytes and no name make it throw', () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 200 }).map((tail) => joined(utf8('PK\u0003\u0004'), tail)),
    fc
      .tuple(fc.integer({ min: 0, max: XLSX.length - 1 }), fc.integer({ min: 0, max: 255 }))
      .map(([at, value]) => XLSX.with(at, value)),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), content, (name, data) => {
      const answer = admit(name, data);
      expect(answer.ok ? answer.value.mediaType : english(answer.error.message)).toMatch(/^["a-z]/);
    }),
    { seed: 11, numRuns: 500 },
  );
});
