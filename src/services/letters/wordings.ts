/**
 * The wordings that letters and notices are printed from: seven packs of four levels. Notices are in English for
 * now, and take what every paper has from the pack of their language.
 */
import deOne from '../../../resources/letters/de/level-1.json' with { type: 'json' };
import deTwo from '../../../resources/letters/de/level-2.json' with { type: 'json' };
import deThree from '../../../resources/letters/de/level-3.json' with { type: 'json' };
import deFour from '../../../resources/letters/de/level-4.json' with { type: 'json' };
import dePack from '../../../resources/letters/de/pack.json' with { type: 'json' };
import gbOne from '../../../resources/letters/en-GB/level-1.json' with { type: 'json' };
import gbTwo from '../../../resources/letters/en-GB/level-2.json' with { type: 'json' };
import gbThree from '../../../resources/letters/en-GB/level-3.json' with { type: 'json' };
import gbFour from '../../../resources/letters/en-GB/level-4.json' with { type: 'json' };
import notices from '../../../resources/letters/en-GB/notices.json' with { type: 'json' };
import gbPack from '../../../resources/letters/en-GB/pack.json' with { type: 'json' };
import usOne from '../../../resources/letters/en-US/level-1.json' with { type: 'json' };
import usTwo from '../../../resources/letters/en-US/level-2.json' with { type: 'json' };
import usThree from '../../../resources/letters/en-US/level-3.json' with { type: 'json' };
import usFour from '../../../resources/letters/en-US/level-4.json' with { type: 'json' };
import usPack from '../../../resources/letters/en-US/pack.json' with { type: 'json' };
import esOne from '../../../resources/letters/es/level-1.json' with { type: 'json' };
import esTwo from '../../../resources/letters/es/level-2.json' with { type: 'json' };
import esThree from '../../../resources/letters/es/level-3.json' with { type: 'json' };
import esFour from '../../../resources/letters/es/level-4.json' with { type: 'json' };
import esPack from '../../../resources/letters/es/pack.json' with { type: 'json' };
import frOne from '../../../resources/letters/fr/level-1.json' with { type: 'json' };
import frTwo from '../../../resources/letters/fr/level-2.json' with { type: 'json' };
import frThree from '../../../resources/letters/fr/level-3.json' with { type: 'json' };
import frFour from '../../../resources/letters/fr/level-4.json' with { type: 'json' };
import frPack from '../../../resources/letters/fr/pack.json' with { type: 'json' };
import lvOne from '../../../resources/letters/lv/level-1.json' with { type: 'json' };
import lvTwo from '../../../resources/letters/lv/level-2.json' with { type: 'json' };
import lvThree from '../../../resources/letters/lv/level-3.json' with { type: 'json' };
import lvFour from '../../../resources/letters/lv/level-4.json' with { type: 'json' };
import lvPack from '../../../resources/letters/lv/pack.json' with { type: 'json' };
import zhOne from '../../../resources/letters/zh/level-1.json' with { type: 'json' };
import zhTwo from '../../../resources/letters/zh/level-2.json' with { type: 'json' };
import zhThree from '../../../resources/letters/zh/level-3.json' with { type: 'json' };
import zhFour from '../../../resources/letters/zh/level-4.json' with { type: 'json' };
import zhPack from '../../../resources/letters/zh/pack.json' with { type: 'json' };
import { localeOf, packOf } from '../../domain/letters/language.ts';
import type {
  LetterLevel,
  LetterPack,
  LevelWording,
  Wording,
} from '../../domain/letters/wording.ts';
import type { NoticeWording } from '../../domain/notices/notice.ts';

interface Pack {
  readonly pack: LetterPack;
  /** CLDR locale of a customer whose country has none of its own. */
  readonly home: string;
  readonly levels: Readonly<Record<LetterLevel, LevelWording>>;
}

const ENGLISH: Pack = { pack: gbPack, home: 'en-GB', levels: { 1: gbOne, 2: gbTwo, 3: gbThree, 4: gbFour } }; // prettier-ignore
const PACKS: Readonly<Record<string, Pack>> = {
  'en-GB': ENGLISH,
  'en-US': { pack: usPack, home: 'en-US', levels: { 1: usOne, 2: usTwo, 3: usThree, 4: usFour } },
  es: { pack: esPack, home: 'es-ES', levels: { 1: esOne, 2: esTwo, 3: esThree, 4: esFour } },
  zh: { pack: zhPack, home: 'zh-CN', levels: { 1: zhOne, 2: zhTwo, 3: zhThree, 4: zhFour } },
  lv: { pack: lvPack, home: 'lv-LV', levels: { 1: lvOne, 2: lvTwo, 3: lvThree, 4: lvFour } },
  de: { pack: dePack, home: 'de-DE', levels: { 1: deOne, 2: deTwo, 3: deThree, 4: deFour } },
  fr: { pack: frPack, home: 'fr-FR', levels: { 1: frOne, 2: frTwo, 3: frThree, 4: frFour } },
};

/** `en-GB`, `en-US`, `es` …: the languages that letters are written in. */
export const LETTER_PACKS: readonly string[] = Object.keys(PACKS);

/**
 * The words of a letter to a customer of this language (BCP 47) in this country (ISO 3166; null: not known), and
 * its locale (domain-rules 5.5 no. 5). A language without a pack gets the English of the United Kingdom.
 */
export function wordingFor(
  languageTag: string,
  country: string | null,
  level: LetterLevel,
): Wording {
  const { pack, home, levels } = PACKS[packOf(languageTag, country, LETTER_PACKS) ?? 'en-GB'] ?? ENGLISH; // prettier-ignore
  return { pack, level: levels[level], locale: localeOf(languageTag, country, home) };
}

export const NOTICE: NoticeWording = {
  texts: notices,
  letter: {
    language: 'en',
    ...notices.paper,
    labels: gbPack.labels,
  },
};
