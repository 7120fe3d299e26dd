import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodePieces, decodeSample, refuseEncoding } from '../../../src/formats/in/decode-text.ts';
import { findEncoding, type TextEncoding } from '../../../src/formats/in/find-encoding.ts';
import { english } from '../../harness/english.ts';

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

const LATVIAN =
  'Rēķina nr.;Klients;Summa\n1;SIA Ziedu nams, Rīga, Brīvības iela;1 234,50\n2;Dārza preces, Jūrmala;99,00\n3;Ķekavas ģimenes ļaudis, Cēsis;1,00\n';
const LITHUANIAN =
  'Sąskaita;Pirkėjas;Suma\n1;UAB Žiedų sodas, Šiauliai;10\n2;Gėlių namų ūkis, Panevėžys;20\n';
const FRENCH_ROOFS =
  'N°;Société;Échéance\n1;Château du Maître, Besançon;31/01/2026\n2;Août à l’île, Nîmes, théâtre;28/02/2026\n';
const CROATIAN =
  'Broj;Kupac;Iznos\n1;Cvjećarnica Đurđica, Čakovec;10\n2;Šibenski vrt, Županja, Ličko cvijeće;20\n';
const CHINESE = '发票号,客户\n1,上海花卉有限公司\n2,北京贸易,深圳\n';

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
    ['Croatian', encode(CROATIAN, 'windows-1250'), 'windows-1250'],
    ['Latvian', encode(LATVIAN, 'windows-1257'), 'windows-1257'],
    ['Lithuanian', encode(LITHUANIAN, 'windows-1257'), 'windows-1257'],
    ['French with circumflexes', encode(FRENCH_ROOFS, 'windows-1252'), 'windows-1252'],
    ['Chinese in GB18030', encode(CHINESE, 'gb18030'), 'gb18030'],
  ])('%s', (_name, bytes, encoding) => {
    const found = findEncoding(bytes);
    expect(found).toMatchObject({ ok: true, value: { encoding } });
    expect(found.ok && english(found.value.because).length).toBeGreaterThan(10);
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
  ])('refused: %s', (_name, bytes, code, words) => {
    const found = findEncoding(new Uint8Array(bytes));
    expect(found).toMatchObject({ ok: false, error: { code } });
    expect(found.ok ? '' : english(found.error.sentence)).toContain(words);
  });
});

describe('decoding', () => {
  it.each<[TextEncoding, string]>([
    ['utf-8', GERMAN],
    ['utf-16le', GERMAN],
    ['utf-16be', GERMAN],
    ['windows-1252', GERMAN],
    ['iso-8859-1', GERMAN],
    ['windows-1257', LATVIAN],
    ['gb18030', CHINESE],
  ])('in pieces of any size gives the text back: %s', (encoding, whole) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
        const text = `${whole}${whole.slice(0, 7)}`;
        const pieces = [...decodePieces(encode(text, encoding), encoding, size)].map(
          (piece) => piece.text,
        );
        expect(pieces.join('')).toBe(text);
      }),
    );
  });
  it('leaves the byte order mark out', () => {
    expect(decodeSample(encode(GERMAN, 'utf-8', true), 'utf-8')).toBe(GERMAN);
    expect(decodeSample(encode(GERMAN, 'utf-16le', true), 'utf-16le')).toBe(GERMAN);
  });
  it('a chosen encoding that cannot be is refused with the place', () => {
    const refused = refuseEncoding(encode('a\nb\nü', 'windows-1252'), 'utf-8');
    expect(refused === null ? '' : english(refused.sentence)).toContain('byte FC on line 3');
    expect(refuseEncoding(encode(GERMAN, 'utf-8'), 'utf-16le')).not.toBeNull();
    expect(refuseEncoding(encode(GERMAN, 'utf-16le'), 'windows-1252')).not.toBeNull();
    expect(refuseEncoding(encode(GERMAN, 'utf-8'), 'windows-1252')).toBeNull();
  });
});
