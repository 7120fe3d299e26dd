import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkWording, offendingPhrases } from '../../../src/domain/letters/text-check.ts';
import { PACKS } from './facts.ts';

const LETTERS = path.resolve(import.meta.dirname, '../../../resources/letters');
const fileOf = (pack: string, level: number): string =>
  readFileSync(path.join(LETTERS, pack, `level-${level}.json`), 'utf8');
const codes = (text: string, tag: string): readonly string[] => [
  ...new Set(checkWording(text, tag).map(({ code }) => code)),
];

describe('every wording of ours passes its own check', () => {
  test.each(PACKS.flatMap((pack) => [1, 2, 3, 4].map((level) => [pack, level] as const)))(
    '%s level %i',
    (pack, level) => {
      expect(checkWording(fileOf(pack, level), pack)).toEqual([]);
    },
  );

  test.each(PACKS)('what all levels of %s share', (pack) => {
    const words = readFileSync(path.join(LETTERS, pack, 'pack.json'), 'utf8');
    expect(checkWording(`words: ${words}`, pack)).toEqual([]);
  });
});

test('what somebody typed into a notice is held against the same phrases', () => {
  expect(offendingPhrases('We will BLACKLIST you and call the police', 'en')).toEqual(['blacklist', 'call the police']); // prettier-ignore
  expect(offendingPhrases('The insurer asks for a police report of the theft', 'en')).toEqual([]);
});

/** Language, what nobody may write, and why. */
const REFUSED = [
  ['en', 'We will blacklist you.', 'publicity'],
  ['en', 'We shall inform your customers of the debt.', 'publicity'],
  ['en', 'We will publish your name.', 'publicity'],
  ['en', 'We may report this to the police and file a criminal complaint.', 'criminal_law'],
  ['en', 'You will go to prison.', 'criminal_law'],
  ['en', 'Pay, or else.', 'threat'],
  ['en', 'We will call at your home.', 'threat', 'visit you at your home'],
  ['en', 'NOTICE OF LEGAL PROCEEDINGS', 'false_official'],
  ['en', 'You are hereby summoned', 'false_official'],
  ['es', 'Le incluiremos en el registro de morosos.', 'publicity'],
  ['es', 'Informaremos a sus clientes.', 'publicity'],
  ['es', 'Presentaremos una denuncia penal.', 'criminal_law'],
  ['es', 'un delito de estafa', 'criminal_law'],
  ['es', 'Aténgase a las consecuencias.', 'threat'],
  ['es', 'CÉDULA DE CITACIÓN', 'false_official'],
  ['zh', '我司将把贵司列入黑名单', 'publicity'],
  ['zh', '将通知贵司所有客户', 'publicity'],
  ['zh', '我司将报警，追究刑事责任', 'criminal_law'],
  ['zh', '后果自负', 'threat'],
  ['zh', '律师函', 'false_official'],
  ['lv', 'Jūs iekļausim melnajā sarakstā.', 'publicity'],
  ['lv', 'Informēsim visus Jūsu klientus.', 'publicity'],
  ['lv', 'Iesniegumu nosūtīsim policijai; ziņosim policijai.', 'criminal_law'],
  ['lv', 'Uzsāks kriminālprocesu.', 'criminal_law'],
  ['lv', 'Tiesas pavēste', 'false_official'],
  ['de', 'Wir setzen Sie auf die schwarze Liste.', 'publicity'],
  ['de', 'Wir werden Ihre Kunden informieren.', 'publicity'],
  ['de', 'Wir erstatten Strafanzeige wegen Betrugs.', 'criminal_law'],
  ['de', 'Das werden Sie noch bereuen.', 'threat'],
  ['de', 'Gerichtliche Vorladung', 'false_official'],
  ['fr', 'Vous serez inscrit sur une liste noire.', 'publicity'],
  ['fr', 'Nous informerons vos clients.', 'publicity'],
  ['fr', 'Nous allons porter plainte pour escroquerie.', 'criminal_law'],
  ['fr', 'Vous le regretterez.', 'threat'],
  ['fr', 'COMMANDEMENT DE PAYER', 'false_official'],
] as const;

describe('what no letter may say', () => {
  test.each(REFUSED.map(([tag, text, code, other]) => [tag, other ?? text, code] as const))(
    '%s: %s',
    (tag, text, code) => {
      expect(codes(text, tag)).toContain(code);
      // However it is written.
      expect(codes(text.toUpperCase(), tag)).toContain(code);
      expect(codes(text.replaceAll(' ', '\u00a0 \n'), `${tag}-XX`)).toContain(code);
      // And in a file of a level.
      const file = JSON.parse(fileOf('en-GB', 3)) as Record<string, unknown>;
      expect(codes(JSON.stringify({ ...file, closing: text }), tag)).toEqual(codes(text, tag));
    },
  );

  test('English phrases are refused in every language', () => {
    expect(codes('blacklist', 'lv')).toEqual(['publicity']);
    expect(codes('blacklist', 'it')).toEqual(['publicity']);
  });
});

/** domain-rules 5.5 no. 9, and other honest sentences near an offence. */
const PASS = [
  ['de', 'Der Basiszinssatz betrug 1,27 %.'],
  ['de', 'Schreiben an Sie gerichtet'],
  ['de', 'Wir behalten uns gerichtliche Schritte und einen Mahnbescheid vor.'],
  ['de', 'der Rechnungsbetrag betrug 500 EUR'],
  ['en', 'the rate published by the Bank of England'],
  ['en', 'we may begin court proceedings, and the claim is exposed to no set-off'],
  ['en', 'summonsed orders of your customers service department'],
  ['en', 'a public company, published accounts, your customer number'],
  ['en', 'in order to or elsewhere'],
  ['es', 'Ley de lucha contra la morosidad'],
  ['es', 'la vía judicial; intereses de demora publicados en el BOE'],
  ['es', 'penalización pactada'],
  ['fr', "police d'assurance"],
  ['fr', 'police d’assurance-crédit n° 12'],
  ['fr', 'pénalités de retard; taux publié par la Banque de France'],
  ['fr', 'clause pénale'],
  ['zh', '本函构成我司向贵司提出的履行请求，我司将委托律师处理并依法起诉'],
  ['lv', 'Latvijas Bankas publicētā likme; vērsīsimies tiesā'],
] as const;

describe('what may be said', () => {
  test.each(PASS)('%s: %s', (tag, text) => {
    expect(checkWording(text, tag)).toEqual([]);
  });
});

describe('the shape of a file', () => {
  const file = JSON.parse(fileOf('en-GB', 3)) as {
    after: { role: string; says: unknown[] }[];
  } & Record<string, unknown>;
  const findings = (more: Record<string, unknown>): readonly string[] =>
    checkWording(JSON.stringify({ ...file, ...more }), 'en').map(({ code, phrase }) => `${code} ${phrase}`); // prettier-ignore

  test('an unknown field', () => {
    expect(findings({ closing: 'Yours, {signatory} of {sender}' })).toEqual(['unknown_field {signatory}']); // prettier-ignore
  });

  test('an unknown condition', () => {
    const subject = { when: { is: ['interst', '!formal'] }, text: 'Demand' };
    expect(findings({ subject })).toEqual(['unknown_field interst']);
  });

  test.each(['demand', 'dispute', 'consequences', 'reservation', 'disregard'])(
    'level 3 without its %s',
    (role) => {
      const after = file.after.filter((part) => part.role !== role);
      expect(findings({ after })).toContain(`missing_field ${role}`);
      const empty = file.after.map((part) =>
        part.role === role ? { ...part, says: [' '] } : part,
      );
      expect(findings({ after: empty })).toContain(`missing_field ${role}`);
    },
  );

  test('a level without the date, the sum, the cut-off, or a word', () => {
    const after = file.after.map((part) => ({
      ...part,
      says: part.says.map((saying) => JSON.parse(JSON.stringify(saying).replaceAll(/\{(deadline|total|cutOff|reach)\}/g, 'it')) as unknown), // prettier-ignore
    }));
    expect(findings({ after })).toEqual(['total', 'deadline', 'cutOff', 'reach'].map((field) => `missing_field {${field}}`)); // prettier-ignore
    expect(findings({ subject: '' })).toEqual(['missing_field subject']);
    expect(findings({ level: 5 })).toEqual(['missing_field level']);
  });

  test('no JSON at all', () => {
    expect(checkWording('{ "level": 3,, }', 'en').map(({ code }) => code)).toEqual(['unreadable']);
  });
});
