import { describe, expect, test } from 'vitest';
import {
  ALIKE,
  likeness,
  nameWords,
  piecesOf,
} from '../../../../src/domain/bank/matching/payers/payer-names.ts';
import { payerIndex } from '../../../../src/domain/bank/matching/payers/recognise-payer.ts';
import { payerOf } from './facts.ts';

describe('the telling words of a name', () => {
  test.each([
    ['Florería Sol, S.L.', 'floreria sol'],
    ['FLORERIA SOL SL', 'floreria sol'],
    ['Müller & Söhne GmbH & Co. KG', 'muller sohne'],
    ['MUELLER UND SOEHNE', 'muller sohne'],
    ['SIA "Rīgas Ziedi"', 'rigas ziedi'],
    ['Kwiaty Polskie Sp. z o.o.', 'kwiaty polskie'],
    ['Bloom A/S', 'bloom'],
    ["King's Flowers Ltd.", 'kings flowers'],
    ['上海花之韵贸易有限公司', '上海花之韵贸易'],
    ['株式会社花', '花'],
    ['ООО Цветы', 'цветы'],
    ['The Limited Company', 'the limited company'],
    ['', ''],
    ['***', ''],
  ])('%j are %j', (name, words) => {
    expect(nameWords(name).join(' ')).toBe(words);
  });
});

describe('similar names', () => {
  const alike = (a: string, b: string): number =>
    likeness(piecesOf(nameWords(a)), [...piecesOf(nameWords(b))]);

  // The threshold lies in the gap between these two tables.
  test.each([
    ['FLORERIA SOLL', 'Florería Sol, S.L.'],
    ['BLUMEN MEIER HAMBURG', 'Blumen Meyer Hamburg GmbH'],
    ['GARCIA LOPEZ JUAN', 'Juan García López'],
    ['JUAN GARCIA LOPES', 'Juan García López'],
    ['RIGAS ZIEDU TIRGS', 'SIA Rīgas Ziedu Tirgus'],
    ['NORTHERN FLOWER IMPORT', 'Northern Flowers Imports Ltd'],
    ['PETALOS DEL SURR', 'Pétalos del Sur SA'],
    ['上海花之韵贸易公司', '上海花之韵贸易有限公司'],
  ])('%j is like %j', (a, b) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(ALIKE + 0.02);
  });
  test.each([
    ['Floristería Luna SL', 'Floristería Lara SL'],
    ['Blumen Müller GmbH', 'Blumen Meyer GmbH'],
    ['Juan García López', 'Juan García Martín'],
    ['Northern Flowers Ltd', 'Southern Flowers Ltd'],
    ['Collectors of Australia', 'Collectables of Australia'],
    ['Signal Gift Stores', 'Double Decker Gift Stores, Ltd'],
    ['上海花之韵贸易有限公司', '上海春之声贸易有限公司'],
  ])('%j is not like %j', (a, b) => {
    expect(alike(a, b)).toBeLessThan(ALIKE - 0.02);
  });
});

describe('who pays', () => {
  const payers = payerIndex([
    payerOf('C1', ['Florería Sol, S.L.', 'Flores del Sol SA'], ['ES91 2100 0418']),
    payerOf('C2', ['Blumen Müller GmbH'], ['DE02 1203']),
    payerOf('C3', ['Blumen Müller Nord GmbH'], ['DE02 1203']),
    payerOf('C4', ['SIA Ziedi']),
    payerOf('C5', ['Ziedi Ltd']),
    payerOf('C6', ['Importadora Internacional de Flores y Plantas del Mediterráneo SA']),
  ]);
  const who = (payerName: string, payerAccount = '', text = ''): readonly string[] =>
    [...payers.recognise({ payerName, payerAccount, text })].flatMap(([customer, signs]) =>
      signs.map(({ reason, isCertain }) => `${customer} ${reason}${isCertain ? '!' : ''}`),
    );

  test.each([
    ['FLORERIA SOL', '', '', ['C1 name!']],
    ['flores DEL sol', '', '', ['C1 name!']],
    ['X', 'es9121000418', '', ['C1 account!']],
    ['FLORERIA SOL SL CALLE MAYOR 5 MADRID', '', '', ['C1 name_like']],
    ['FLORERIA SOLL', '', '', ['C1 name_like']],
    // Part of another customer's name: not certain.
    ['BLUMEN MUELLER', '', '', ['C2 name', 'C3 name_like']],
    ['BLUMEN MUELLER NORD', '', '', ['C3 name!']],
    // Two customers of one name, or one account.
    ['ZIEDI', '', '', ['C4 name', 'C5 name']],
    ['', 'DE021203', '', ['C2 account', 'C3 account']],
    // Cut by the bank.
    ['IMPORTADORA INTERNACIONAL DE FLORE', '', '', ['C6 name_like']],
    // No payer given, but the text says it.
    ['', '', 'TRANSFER FROM FLORERIA SOL 1042', ['C1 name_like']],
    ['NOBODY KNOWN', '', '', []],
    ['', '', '', []],
  ] as const)('%j %j %j', (name, account, text, expected) => {
    expect(who(name, account, text)).toEqual(expected);
  });

  test('an account is learned', () => {
    expect(who('', 'LV80BANK')).toEqual([]);
    payers.learn('LV80 BANK', 'C4');
    expect(who('', 'LV80BANK')).toEqual(['C4 account!']);
  });
});
