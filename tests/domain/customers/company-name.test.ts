import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCompanyName, plainWords } from '../../../src/domain/customers/company-name.ts';

describe('legal forms and spellings that do not tell companies apart', () => {
  test.each([
    ['Müller & Söhne GmbH & Co. KG', 'muller sohne'],
    ['MUELLER UND SOEHNE', 'muller sohne'],
    ['Müller und Söhne Gesellschaft mit beschraenkter Haftung', 'muller sohne'],
    ['Comercial Ruiz, S.A. de C.V.', 'comercial ruiz'],
    ['COMERCIAL RUIZ SA DE CV', 'comercial ruiz'],
    ['Comercial Ruiz S. de R. L. de C. V.', 'comercial ruiz'],
    ['Flores del Sur S. L. U.', 'flores del sur'],
    ['Importadora Andes C.A.', 'importadora andes'],
    ['COMERCIAL RUIZ S A', 'comercial ruiz'],
    ['M B Foods co', 'm b foods'],
    ['M.B. Foods', 'mb foods'],
    ['S.C. Flor de Camp S.R.L.', 'flor de camp'],
    ['J. R. Ruiz e Hijos, S. L.', 'jr ruiz e hijos'],
    ['Herkku Gifts Ltd', 'herkku gifts'],
    ['The Herkku Gifts Company Limited', 'herkku gifts'],
    ['Northern Parts, Inc.', 'northern parts'],
    ['Northern Parts L.L.C.', 'northern parts'],
    ['Shanghai Bloom Trading Co., Ltd.', 'shanghai bloom trading'],
    ['Bloom (Shanghai) Trading Co Ltd', 'bloom shanghai trading'],
    ['深圳市花之韵贸易有限公司', '深圳市花之韵贸易'],
    ['深圳市花之韵贸易有限责任公司', '深圳市花之韵贸易'],
    ['株式会社さくら商事', 'さくら商事'],
    ['(株)さくら商事', 'さくら商事'],
    ['주식회사 사과나무', '사과나무'.normalize('NFKD')],
    ['사과나무(주)', '사과나무'.normalize('NFKD')],
    ['SIA "Dzintara Ceļš"', 'dzintara cels'],
    ['Dzintara ceļš, SIA', 'dzintara cels'],
    ['Sabiedrība ar ierobežotu atbildību "Dzintara Ceļš"', 'dzintara cels'],
    ['AS Ziemeļu Ostas', 'ziemelu ostas'],
    ['UAB „Vilnis“', 'vilnis'],
    ['OÜ Meretuul', 'meretuul'],
    ['ООО «Ромашка»', 'ромашка'],
    ['Общество с ограниченной ответственностью «Ромашка»', 'ромашка'],
    ['Kwiaty Polskie Sp. z o.o.', 'kwiaty polskie'],
    ['Kwiaty Polskie spółka z ograniczoną odpowiedzialnością', 'kwiaty polskie'],
    ['Květy Praha spol. s r.o.', 'kvety praha'],
    ['Virág Kft.', 'virag'],
    ['Fiori Belli S.r.l.', 'fiori belli'],
    ['Fiori Belli S.p.A.', 'fiori belli'],
    ['Les Fleurs de Lyon SARL', 'les fleurs de lyon'],
    ['Établissements Duval & Cie', 'duval'],
    ['De Tulp B.V.', 'de tulp'],
    ['Nordlys A/S', 'nordlys'],
    ['Nordlys ApS', 'nordlys'],
    ['Blomster AB (publ)', 'blomster'],
    ['Kukka Oy', 'kukka'],
    ['Çiçek Sanayi ve Ticaret A.Ş.', 'cicek'],
    ['PT Bunga Indah Tbk', 'bunga indah'],
    ['Άνθη Α.Ε.', 'ανθη'],
    ["Anna's Decorations, Ltd", 'annas decorations'],
    ['Euro+ Shopping Channel', 'euro shopping channel'],
  ])('%s → %s', (name, plain) => {
    expect(plainCompanyName(name)).toBe(plain);
  });

  test.each([
    ['AB', 'ab'],
    ['SIA', 'sia'],
    ['SA co', 'sa'],
    ['The', 'the'],
    ['有限公司', '有限公司'],
    ['3M', '3m'],
    ['', ''],
    ['—', ''],
  ])('a name is left of “%s”', (name, plain) => {
    expect(plainCompanyName(name)).toBe(plain);
  });

  test.each([
    ['Andes Trading Ltd', 'Andes Transport Ltd'],
    ['Toms Spezialitäten', 'Tims Spezialitäten'],
    ['Boat & Sea Ltd', 'Sea & Boat Ltd'],
    ['深圳市花之韵贸易有限公司', '广州市花之韵贸易有限公司'],
    ['Reims Collectables', 'Precious Collectables'],
  ])('%s and %s stay two companies', (one, other) => {
    expect(plainCompanyName(one)).not.toBe(plainCompanyName(other));
  });
});

test('a name does not depend on capitals, accents written apart, or blanks around it', () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{2,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const name = words.join(' ');
      const plain = plainCompanyName(name);
      expect(plain).not.toBe('');
      expect(plainCompanyName(`  ${name.toUpperCase()} `)).toBe(plainCompanyName(name));
      expect(plainCompanyName(name.normalize('NFD'))).toBe(plain);
      expect(plainCompanyName(words.join(' - '))).toBe(plain);
    }),
  );
});

test('never fails and never grows, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(plainCompanyName(text).split(' ').length).toBeLessThanOrEqual(
        Math.max(1, plainWords(text).split(' ').length + 1),
      );
    }),
  );
});

test('a text in which a name is looked for is written in the same letters', () => {
  expect(plainWords('PAGO FRA 12 MUELLER UND SOEHNE GMBH')).toContain('muller und sohne gmbh');
});
