/**
 * The text check of letters (domain-rules N1, N4, N14; 5.5 no. 9): no threat, no publicity, no criminal law, no
 * paper that looks like a court's, in the language of the letter. It matches phrases, not words, so that "rate
 * published by", "Basiszinssatz betrug", "morosidad", "police d'assurance" and "Schreiben an Sie gerichtet" pass.
 *
 * A file of a pack (`level-1.json` …) is also checked for its shape: every field is one that letters fill, and
 * what the level must say is there.
 */
import { list, say, type Text } from '../texts/text.ts';
import {
  CIRCUMSTANCES,
  fieldsIn,
  LETTER_FIELDS,
  REQUIRED_FIELDS,
  REQUIRED_ROLES,
  type LetterLevel,
} from './wording.ts';

export type WordingFindingCode =
  | 'threat'
  | 'publicity'
  | 'criminal_law'
  | 'false_official'
  | 'unknown_field'
  | 'missing_field'
  | 'unreadable';

export interface WordingFinding {
  readonly code: WordingFindingCode;
  /** What was found, as it stands in the text; of `missing_field` the field or part. */
  readonly phrase: string;
  /** Whole sentence: what is wrong and what to do. */
  readonly message: Text;
}

type Offence = 'threat' | 'publicity' | 'criminal_law' | 'false_official';

/** By language. Case does not matter; blanks stand for any run of blanks. */
const PHRASES: Readonly<Record<string, Readonly<Record<Offence, readonly RegExp[]>>>> = {
  en: {
    threat: [
      /\bor else\b/, /\byou(?:'ll| will) (?:regret|be sorry|suffer)\b/, /\b(?:ruin|destroy) (?:you|your (?:business|name|reputation))\b/,
      /\bwe know where you\b/, /\bvisit (?:you|your family)? ?at (?:your )?home\b/, /\byour (?:family|home|children)\b/,
      /\bcome (?:and|to) (?:take|collect|seize) (?:the |our )?goods\b/, /\bsend (?:someone|somebody|people|collectors) (?:round|over|to your)\b/,
    ],
    publicity: [
      /\bblack-? ?list(?:ed|s|ing)?\b/, /\bboycott(?:ed|s|ing)?\b/, /\bname and shame\b/, /\bpublicly (?:name|expose|announce|shame)\b/,
      /\bpublish (?:your|the) (?:name|debt|default|details)\b/, /\bexpose (?:you|your)\b/, /\b(?:inform|tell|contact|warn|notify|write to) (?:all )?(?:of )?your (?:customers|clients|suppliers|employees|staff|neighbours|neighbors|business partners)\b/,
      /\b(?:on|in) (?:social media|the press|the newspapers?)\b/, /\blist of (?:bad|defaulting) (?:debtors|payers)\b/, /\bcredit list\b/,
    ],
    criminal_law: [
      /\bcriminal (?:charges?|complaint|proceedings|offen[cs]e|prosecution|report|law|liability)\b/, /\bprosecut(?:e|ed|ion)\b/,
      /\bgo to (?:jail|prison)\b/, /\bimprison(?:ed|ment)\b/, /\b(?:report|refer) (?:you|this|the matter) to the (?:police|fraud squad|serious fraud office)\b/,
      /\bcall(?:ing)? the police\b/, /\b(?:you (?:are|have) (?:guilty|committed)|guilty of) \w* ?(?:fraud|theft)\b/, /\bthis is (?:fraud|theft)\b/, /\barrest(?:ed)?\b/,
    ],
    false_official: [
      /\bnotice of legal proceedings\b/, /\b(?:court|judicial) (?:summons|order no)\b/, /\bwrit of (?:summons|execution)\b/, /\byou are (?:hereby )?summoned\b/,
      /\bin the (?:high|county|district|superior) court of\b/, /\bby order of the court\b/, /\bfinal notice of (?:court|enforcement) action\b/, /\bbailiffs? (?:will|are)\b/,
    ],
  },
  es: {
    threat: [
      /\baténga(?:n)?se a las consecuencias\b/, /\b(?:lo|se) (?:lamentará|arrepentirá)n?\b/, /\bsabemos dónde (?:vive|trabaja)n?\b/, /\b(?:arruinar|hundir)(?:emos|le|les)\b/,
      /\bsu (?:familia|domicilio particular)\b/, /\bcobrador(?:es)? del frac\b/, /\bretirar(?:emos)? nosotros mismos\b/,
    ],
    publicity: [
      /\blistas? negras?\b/, /\bboicot(?:ear|earemos)?\b/, /\b(?:publicar|publicaremos|difundir|difundiremos) (?:su|la) (?:nombre|deuda|impago|morosidad)\b/,
      /\b(?:informar|informaremos|avisar|avisaremos|comunicar|comunicaremos) a (?:todos )?sus (?:clientes|proveedores|empleados|vecinos|socios)\b/,
      /\b(?:incluir|incluiremos|inscribir|inscribiremos)(?:le|les|los)? en (?:el|un|los) (?:registros?|ficheros?|listas?) de morosos\b/, /\ben (?:las )?redes sociales\b/, /\bante la prensa\b/, /\bhacer público\b/,
    ],
    criminal_law: [
      /\b(?:denuncia|querella|acciones?|vía|responsabilidad|procedimiento) penal(?:es)?\b/, /\bquerella (?:criminal|por)\b/, /\bdelito de \w+\b/, /\b(?:pena|penas) de (?:cárcel|prisión)\b/,
      /\bdenunciar(?:emos|le|les|los)? (?:ante|a) la policía\b/, /\bapropiación indebida\b/, /\bir a la cárcel\b/, /\balzamiento de bienes\b/,
    ],
    false_official: [
      /\bcédula de (?:citación|emplazamiento|notificación)\b/, /\bnotificación judicial\b/, /\bcitación judicial\b/, /\bpor orden (?:del juzgado|judicial)\b/, /\bdiligencia de embargo\b/,
      /\bjuzgado de (?:primera instancia|lo mercantil) n/, /\bprovidencia de apremio\b/, /\bqueda usted (?:citado|emplazado)\b/,
    ],
  },
  zh: {
    threat: [/后果自负/, /不客气/, /上门(?:催收|讨债|堵)/, /(?:你|您|贵司)(?:的)?家人/, /走着瞧/, /付出代价/, /自行(?:拉走|取回|搬走)/],
    publicity: [/黑名单/, /失信(?:名单|被执行人)/, /曝光/, /公开(?:披露|通报|曝)/, /(?:告知|通知|联系|告诉)(?:贵司|你们|您)?(?:的)?(?:所有|全部)?(?:客户|员工|供应商|合作伙伴)/, /抵制/, /(?:媒体|网络|朋友圈|网上)(?:公布|发布|公开)/, /征信(?:黑|系统上报)/],
    criminal_law: [/刑事(?:责任|立案|报案|控告|追究)/, /报警/, /公安机关/, /诈骗/, /坐牢/, /逮捕/, /涉嫌(?:犯罪|合同诈骗|诈骗)/, /拘留/],
    false_official: [/律师函/, /传票/, /法院(?:通知|催告|支付令)书?/, /人民法院(?:民事)?(?:裁定|判决|通知)书/, /执行通知书?/, /强制执行(?:通知|令)/, /查封通知/],
  },
  lv: {
    threat: [/\bpaši vainīgi\b/, /\bnožēlos(?:iet|ies)\b/, /jūsu (?:ģimen|mājas)/, /\bmēs zinām, kur\b/, /\bnāksim (?:paši )?(?:pēc|uz)\b/, /\biznīcinā/],
    publicity: [/meln(?:ais|ajā|o|ā) sarakst/, /\bboikot/, /\bpublis?k(?:osim|ojam|ot) (?:jūsu|ziņas|informāciju par)/, /public(?:ēsim|ējam|ēt) (?:jūsu|ziņas|informāciju par)/, /(?:informēsim|paziņosim|ziņosim|brīdināsim) (?:visiem |visus )?jūsu (?:klient|darbiniek|piegādātāj|partner)/, /sociāl(?:ajos|os) tīkl/, /(?:parādnieku|nemaksātāju) (?:publisk|sarakstā internetā)/, /\bizpaudīsim\b/],
    criminal_law: [/krimināl(?:proces|lieta|atbildīb|likum|sod)/, /\b(?:iesniegum\w*|ziņosim|vērsīsimies) (?:valsts )?policij/, /\bcietum/, /\bkrāpšan/, /\bpiesavināšan/, /\bapcietin/],
    false_official: [/tiesas pavēste/, /tiesas (?:paziņojums|rīkojums|lēmums) nr/, /izpildu raksts/, /tiesu izpildītāja (?:paziņojums|rīkojums)/, /\btiek izsaukt[si] uz tiesu\b/],
  },
  de: {
    threat: [/\bwerden (?:sie|es) (?:noch )?bereuen\b/, /\bwir wissen, wo sie\b/, /\bihre(?:r)? familie\b/, /\bsonst (?:passiert|knallt|setzt es)\b/, /\bruinieren\b/, /\b(?:ware|waren) (?:selbst|eigenmächtig) (?:ab|zurück)holen\b/, /\bschwarze[nr]? mann\b/, /\binkasso[- ]?schläger\b/],
    publicity: [/\bschwarze[nrs]? liste\b/, /\bboykott\w*/, /\banprangern\b/, /\böffentlich (?:bekannt|machen|anprangern|nennen)\b/, /\bbloßstellen\b/, /\b(?:ihre|ihren) (?:kunden|lieferanten|mitarbeiter\w*|geschäftspartner\w*|nachbarn) (?:informieren|mitteilen|unterrichten|benachrichtigen|warnen)\b/, /\bsozialen (?:medien|netzwerken)\b/, /\bschuldnerverzeichnis eintragen\b/, /\bschufa[- ]?(?:eintrag|meldung)\b/, /\ban die presse\b/],
    criminal_law: [/\bstrafanzeige\b/, /\bstrafrechtlich\w*/, /\bstrafverfahren\b/, /\b(?:eingehungs)?betrugs?(?:anzeige|verdacht|s)? (?:anzeigen|erstatten|zur anzeige|begangen)\b/, /\bwegen betrugs?\b/, /\beingehungsbetrug\b/, /\bstaatsanwalt\w*/, /\bpolizei\b/, /\bgefängnis\b/, /\bhaftbefehl\b/],
    false_official: [/\bladung zum (?:termin|gericht)\b/, /\bamtliche (?:mahnung|zustellung)\b/, /\bgerichtliche (?:vorladung|mitteilung|zustellung|verfügung)\b/, /\bim namen des volkes\b/, /\bvollstreckungsbescheid (?:nr|vom)\b/, /\bvollstreckungsankündigung\b/, /\bgerichtsvollzieher (?:wird|kommt)\b/, /\baktenzeichen des gerichts\b/],
  },
  fr: {
    threat: [/\bvous (?:le )?regretter(?:ez|iez)\b/, /\bà vos risques et périls\b/, /\bnous savons où vous\b/, /\bvotre famille\b/, /\bà votre domicile\b/, /\bruiner\b/, /\breprendrons nous-mêmes\b/],
    publicity: [/\blistes? noires?\b/, /\bboycott\w*/, /\brendre public\b/, /\b(?:publier|publierons|divulguer|divulguerons) (?:votre|vos|le nom|la dette)\b/, /\b(?:informer|informerons|avertir|avertirons|prévenir|préviendrons) (?:tous )?vos (?:clients|fournisseurs|salariés|employés|partenaires|voisins)\b/, /\bréseaux sociaux\b/, /\bmauvais payeurs\b/, /\bdans la presse\b/],
    criminal_law: [/\bplainte (?:pénale|au pénal|auprès (?:de la police|du procureur))\b/, /\bporter plainte\b/, /\b(?:poursuites?|voie|responsabilité|sanctions?|action) pénales?\b/, /\bescroquerie\b/, /\babus de confiance\b/, /\bprocureur de la république\b/, /\b(?:à|à la|prévenir la|saisir la) police(?! d)\b/, /\bgendarmerie\b/, /\bpeine (?:de prison|d['’]emprisonnement)\b/],
    false_official: [/\bcommandement de payer\b/, /\bcitation à comparaître\b/, /\bassignation (?:n|en date|devant)\b/, /\bacte de (?:commissaire|huissier)\b/, /\bhuissier de justice mandaté\b/, /\bpar ordonnance du (?:juge|tribunal)\b/, /\bavis de saisie\b/, /\bconvocation au tribunal\b/],
  },
}; // prettier-ignore

const OFFENCES: Readonly<Record<Offence, (phrase: string) => Text>> = {
  threat: (phrase) =>
    say`"${phrase}" is a threat; say only what you intend and the law allows, such as an agency, a lawyer or the court.`,
  publicity: (phrase) =>
    say`"${phrase}" threatens publicity or a list; that is unlawful in most countries. Take it out.`,
  criminal_law: (phrase) =>
    say`"${phrase}" brings criminal law into a demand; that is unlawful in most countries. Take it out.`,
  false_official: (phrase) =>
    say`"${phrase}" makes the letter look like a paper of a court, an authority or a lawyer. Take it out.`,
};

const languageOf = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';

/** Straight apostrophes, one blank for any run of them. */
const smooth = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'").replace(/[\s\u00a0\u202f]+/g, ' '); // prettier-ignore

/** `\b` knows no letters beyond ASCII; these do. */
const bounded = (phrase: RegExp): RegExp =>
  new RegExp(
    phrase.source.replaceAll('\\b', '(?:(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}]))'), // prettier-ignore
    'gu',
  );

const compiled = new Map<string, readonly (readonly [Offence, RegExp])[]>();
function phrasesOf(language: string): readonly (readonly [Offence, RegExp])[] {
  let phrases = compiled.get(language);
  if (phrases === undefined) {
    phrases = (Object.entries(PHRASES[language] ?? {}) as [Offence, readonly RegExp[]][]).flatMap(
      ([offence, list]) => list.map((phrase) => [offence, bounded(phrase)] as const),
    );
    compiled.set(language, phrases);
  }
  return phrases;
}

/** Offending phrases of a plain text, in the order of the text. */
function phraseFindings(text: string, tag: string): readonly WordingFinding[] {
  const smoothed = smooth(text);
  const languages = new Set(['en', languageOf(tag)]);
  const found: { at: number; finding: WordingFinding }[] = [];
  for (const language of languages)
    for (const [code, phrase] of phrasesOf(language))
      for (const match of smoothed.matchAll(phrase))
        found.push({
          at: match.index,
          finding: { code, phrase: match[0].trim(), message: OFFENCES[code](match[0].trim()) },
        });
  return found.sort((a, b) => a.at - b.at).map(({ finding }) => finding);
}

/** What somebody typed and no paper may carry, as it stands there, in small letters; `tag`: BCP 47. */
export const offendingPhrases = (text: string, tag: string): readonly string[] =>
  phraseFindings(text, tag).map(({ phrase }) => phrase);

/** Every text in a file of a pack that may be printed. */
function textsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string')
    return ['role', 'wording', 'language'].includes(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'when' ? [] : textsIn(each, name),
  );
}

const conditionsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(conditionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'is' && Array.isArray(each)
      ? each.filter((one): one is string => typeof one === 'string')
      : conditionsIn(each),
  );
};

const isLevel = (value: unknown): value is LetterLevel =>
  value === 1 || value === 2 || value === 3 || value === 4;

const namesIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => fieldsIn(text).map(({ name }) => name)));

function unknownFields(texts: readonly string[]): readonly WordingFinding[] {
  const known = new Set<string>(LETTER_FIELDS);
  return [...namesIn(texts)]
    .filter((name) => !known.has(name))
    .map((name) => ({
      code: 'unknown_field',
      phrase: `{${name}}`,
      message: say`No letter has the field ${`{${name}}`}; the fields are ${list(LETTER_FIELDS.map((field) => `{${field}}`))}.`,
    }));
}

function missingFields(texts: readonly string[], level: LetterLevel): readonly WordingFinding[] {
  const used = namesIn(texts);
  return REQUIRED_FIELDS[level]
    .filter((field) => !used.has(field))
    .map((field) => ({
      code: 'missing_field',
      phrase: `{${field}}`,
      message: say`A letter of level ${level} must say ${`{${field}}`}, and this does not; add it.`,
    }));
}

/** What is wrong with the fields and parts of a file of a level. */
function shapeFindings(file: Readonly<Record<string, unknown>>): readonly WordingFinding[] {
  const { level } = file;
  const texts = textsIn(file);
  const findings: WordingFinding[] = [...unknownFields(texts)];
  const circumstances = new Set<string>(CIRCUMSTANCES);
  for (const one of new Set(conditionsIn(file)))
    if (!circumstances.has(one.replace(/^!/, '')))
      findings.push({
        code: 'unknown_field',
        phrase: one,
        message: say`No letter knows the condition "${one}"; the conditions are ${list(CIRCUMSTANCES)}.`,
      });
  if (!isLevel(level)) {
    findings.push({
      code: 'missing_field',
      phrase: 'level',
      message: say`The file names no level; write "level": 1, 2, 3 or 4.`,
    });
    return findings;
  }
  const said = [file.before, file.after].flatMap((parts): readonly unknown[] =>
    Array.isArray(parts) ? parts : [],
  );
  const roles = new Set(
    said.flatMap(
      (part) =>
      typeof part === 'object' && part !== null && 'role' in part && textsIn({ ...part, heading: '' }).some((text) => text.trim() !== '') ? [part.role] : [], // prettier-ignore
    ),
  );
  for (const role of REQUIRED_ROLES[level])
    if (!roles.has(role))
      findings.push({
        code: 'missing_field',
        phrase: role,
        message: say`A letter of level ${level} must have a part "${role}", and this has none; add it.`,
      });
  findings.push(...missingFields(texts, level));
  for (const part of ['subject', 'salutation', 'closing'])
    if (textsIn(file[part]).every((text) => text.trim() === ''))
      findings.push({
        code: 'missing_field',
        phrase: part,
        message: say`A letter of level ${level} must have a part "${part}", and this has none; add it.`,
      });
  return findings;
}

/**
 * Everything that keeps a text from being a wording of letters; empty when it may be one. `text`: a file of a
 * level (JSON), or plain words with fields. `tag`: its language (BCP 47); English phrases are refused in every
 * language. `level`: what plain words have to say; null: only what they must not. A file says its level itself.
 */
export function checkWording(
  text: string,
  tag: string,
  level: LetterLevel | null = null,
): readonly WordingFinding[] {
  if (!/^\s*\{\s*("|\})/.test(text))
    return [
      ...(level === null ? [] : [...unknownFields([text]), ...missingFields([text], level)]),
      ...phraseFindings(text, tag),
    ];
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return [
      {
        code: 'unreadable',
        phrase: '',
        message: say`The file is no JSON: a comma, a quotation mark or a bracket is missing. Compare it with a file of resources/letters.`,
      },
    ];
  }
  return [
    ...shapeFindings(file as Readonly<Record<string, unknown>>),
    ...phraseFindings(textsIn(file).join('\n'), tag),
  ];
}
