/**
 * Yes and no in the six languages of the importer, and the words for "in dispute".
 *
 *     readYesNo('Sí') = readYesNo('Ja') = readYesNo('是') = readYesNo('x') = readYesNo('disputed')  ->  true
 *     readYesNo('No') = readYesNo('nein') = readYesNo('')                                           ->  false
 */

const YES: ReadonlySet<string> = new Set([
  'yes',
  'y',
  'true',
  't',
  '1',
  'x',
  '✓',
  '✔',
  'on',
  'disputed',
  'in dispute',
  'open dispute',
  'dispute',
  'sí',
  'si',
  's',
  'verdadero',
  'en disputa',
  'disputada',
  'disputado',
  'reclamada',
  'impugnada',
  'ja',
  'j',
  'wahr',
  'strittig',
  'bestritten',
  'in klärung',
  'reklamiert',
  'reklamation',
  'oui',
  'o',
  'vrai',
  'contesté',
  'contestée',
  'en litige',
  'litigieux',
  'litigieuse',
  '是',
  '有',
  '有争议',
  '争议',
  '对',
  'jā',
  'patiess',
  'apstrīdēts',
  'apstrīdēta',
  'strīds',
]);

const NO: ReadonlySet<string> = new Set([
  '',
  'no',
  'n',
  'false',
  'f',
  '0',
  '-',
  '–',
  'off',
  'none',
  'not disputed',
  'undisputed',
  'n/a',
  'falso',
  'sin disputa',
  'nein',
  'falsch',
  'unstrittig',
  'non',
  'faux',
  'aucun',
  'non contesté',
  'non contestée',
  '否',
  '无',
  '无争议',
  '没有',
  '不',
  'nē',
  'ne',
  'nepatiess',
  'nav',
]);

/** Null when the cell says neither. */
export function readYesNo(text: string): boolean | null {
  const value = text.trim().toLowerCase();
  if (NO.has(value)) return false;
  if (YES.has(value)) return true;
  // `1.0` and `0.0` of a column that was once numbers.
  if (value === '1.0') return true;
  if (value === '0.0') return false;
  return null;
}
