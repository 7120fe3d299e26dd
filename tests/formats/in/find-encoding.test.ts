import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodePieces, decodeSample, refuseEncoding } from '../../../src/formats/in/decode-text.ts';
import { findEncoding, type TextEncoding } from '../../../src/formats/in/find-encoding.ts';

const CZECH =
  'Číslo;Zákazník;Částka\n1;Dvořák a synové, Příbram;1 234,50\n2;Květiny Růžena, Plzeň;99,00\n';
const POLISH =
  'Numer;Klient;Kwota\n1;Zakład Łódź Sp. z o.o.;1 234,50\n2;Księgarnia Świętokrzyska;99,00\n';
const HUNGARIAN = 'Szám;Vevő;Összeg\n1;Kővári Győző;10\n2;Nyíregyházi Üvegművek;20\n';
const GERMAN =
  'Rechnungsnr;Kunde;Betrag\n1;Müller & Söhne, Österreich;1.234,50\n2;Weiß GmbH;99,00\n';
const FRENCH =
  'N°;Société;Échéance\n1;Boulangerie à l’ancienne;31/01/2026\n2;Crêperie où ça;28/02/2026\n';
const SPANISH =
  'Número;Cliente;Importe\n1;Peña e Hijos, La Coruña;1.234,50\n2;Jardinería Núñez;99,00\n';

const encode = (text: string, encoding: string, bom = false): Uint8Array =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM: bom }));

describe('the encoding is found', () => {
  it.each<[string, Uint8Array, TextEncoding]>([
    ['plain letters', encode('a;b\n1;2\n', 'utf-8'), 'utf-8'],
    ['UTF-8', encode(GERMAN, 'utf-8'), 'utf-8'],
    ['UTF-8 with its mark', encode(GERMAN, 'utf-8', true), 'utf-8'],
    ['UTF-8 Chinese', encode('发票号,客户\n1,上海花卉\n', 'utf-8'), 'utf-8'],
    ['UTF-16 LE with mark', encode(GERMAN, 'utf-16le', true), 'utf-16le'],
    ['UTF-16 LE without mark', encode(GERMAN, 'utf-16le'), 'utf-16le'],
    ['UTF-16 BE with mark', encode(GERMAN, 'utf-16be', true), 'utf-16be'],
    ['UTF-16 BE without mark', encode(GERMAN, 'utf-16be'), 'utf-16be'],
    ['euro sign of Windows', encode('a;b\n1;4,50 €\n', 'windows-1252'), 'windows-1252'],
    ['French with Windows quotes', encode(FRENCH, 'windows-1252'), 'windows-1252'],
    ['German without Windows signs', encode(GERMAN, 'iso-8859-1'), 'iso-8859-1'],
    ['Spanish without Windows signs', encode(SPANISH, 'iso-8859-1'), 'iso-8859-1'],
    ['Czech', encode(CZECH, 'windows-1250'), 'windows-1250'],
    ['Polish', encode(POLISH, 'windows-1250'), 'windows-1250'],
    ['Hungarian', encode(HUNGARIAN, 'windows-1250'), 'windows-1250'],
  ])('%s', (_name, bytes, encoding) => {
    const found = findEncoding(bytes);
    expect(found).toMatchObject({ ok: true, value: { encoding } });
    expect(found.ok && found.value.because.length).toBeGreaterThan(10);
  });

  it.each([
    [
      'Excel',
      [0x50, 0x4b, 3, 4, ...new TextEncoder().encode('......xl/workbook.xml')],
      'binary_file',
      'Excel workbook',
    ],
    ['old Excel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'binary_file', 'old Excel'],
    ['PDF', [...new TextEncoder().encode('%PDF-1.7')], 'binary_file', 'PDF'],
    ['a ledger', [...new TextEncoder().encode('SQLite format 3\0')], 'binary_file', 'ledger'],
    ['a zero byte in the middle', [65, 66, 0, 67, 68, 10, 65], 'binary_file', 'byte 3 is zero'],
    ['nothing', [], 'empty_file', 'empty'],
    [
      'Chinese in GB18030',
      [...encode('发票号,客户\n1,上海花卉有限公司,北京,深圳贸易\n', 'gb18030')],
      'unreadable',
      'GB18030',
    ],
  ])('refused: %s', (_name, bytes, code, words) => {
    const found = findEncoding(new Uint8Array(bytes));
    expect(found).toMatchObject({ ok: false, error: { code } });
    expect(found.ok ? '' : found.error.sentence).toContain(words);
  });
});

describe('decoding', () => {
  it.each<TextEncoding>(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1'])(
    'in pieces of any size gives the text back: %s',
    (encoding) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
          const text = `${GERMAN}äöüß`;
          const pieces = [...decodePieces(encode(text, encoding), encoding, size)].map(
            (piece) => piece.text,
          );
          expect(pieces.join('')).toBe(text);
        }),
      );
    },
  );
  it('leaves the byte order mark out', () => {
    expect(decodeSample(encode(GERMAN, 'utf-8', true), 'utf-8')).toBe(GERMAN);
    expect(decodeSample(encode(GERMAN, 'utf-16le', true), 'utf-16le')).toBe(GERMAN);
  });
  it('a chosen encoding that cannot be is refused with the place', () => {
    expect(refuseEncoding(encode('a\nb\nü', 'windows-1252'), 'utf-8')?.sentence).toContain(
      'byte FC on line 3',
    );
    expect(refuseEncoding(encode(GERMAN, 'utf-8'), 'utf-16le')).not.toBeNull();
    expect(refuseEncoding(encode(GERMAN, 'utf-16le'), 'windows-1252')).not.toBeNull();
    expect(refuseEncoding(encode(GERMAN, 'utf-8'), 'windows-1252')).toBeNull();
  });
});
