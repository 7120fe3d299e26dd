/**
 * Draws the sentences of the program out of its source, for whoever translates them.
 *
 *     npm run texts     writes resources/texts/en/sentences.json
 *
 * Every `say` template under src is read by the TypeScript parser, never at run time. The result is
 * the list of keys that a catalogue (`resources/texts/<language>/sentences.json`: English template to
 * translated template) must have; `catalogueFaults` says what one lacks.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { JOINED, piecesOf, type Piece } from '../../src/domain/texts/render.ts';
import { templateOf } from '../../src/domain/texts/text.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SENTENCES = path.join(ROOT, 'resources/texts/en/sentences.json');

export interface Extraction {
  /** Sorted, each once. */
  readonly templates: readonly string[];
  /** What cannot be drawn out: `src/domain/x.ts:12: plural forms must be written out inside a say`. */
  readonly faults: readonly string[];
}

/** All templates of the files, given by name and text. */
export function extract(files: readonly (readonly [name: string, text: string])[]): Extraction {
  const templates = new Set<string>(Object.values(JOINED));
  const faults: string[] = [];
  for (const [name, text] of files) {
    if (!text.includes('say`') && !/\b(count|plural)\(/.test(text)) continue;
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const ours = importedFrom(source, 'texts/text.ts');
    const fault = (node: ts.Node, what: string): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      faults.push(`${name}:${line + 1}: ${what}`);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') {
        const read = readSay(node, ours);
        if (read === null) fault(node, 'plural forms must be written out inside a say');
        else if (!isWhole(read))
          fault(node, 'a brace in a sentence cannot be told from a placeholder');
        else templates.add(read);
      } else if (
        isFormCall(node, ours) &&
        !(
          ts.isTemplateSpan(node.parent) && ts.isTaggedTemplateExpression(node.parent.parent.parent)
        )
      )
        fault(node, 'plural forms must be written out inside a say');
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  // No word of any language: what is only a place for others needs no translation.
  const worded = [...templates].filter((template) => /\p{L}/u.test(wordsOf(template)));
  return { templates: worded.sort(), faults };
}

function importedFrom(source: ts.SourceFile, file: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of source.statements)
    if (
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      statement.moduleSpecifier.text.endsWith(file)
    ) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings !== undefined && ts.isNamedImports(bindings))
        for (const one of bindings.elements) names.add(one.name.text);
    }
  return names;
}

const isFormCall = (node: ts.Node, ours: ReadonlySet<string>): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ['count', 'plural'].includes(node.expression.getText()) &&
  ours.has(node.expression.getText());

/** The template of a `say`, or null when plural forms are not written out. */
function readSay(node: ts.TaggedTemplateExpression, ours: ReadonlySet<string>): string | null {
  if (ts.isNoSubstitutionTemplateLiteral(node.template)) return node.template.text;
  const { head, templateSpans } = node.template;
  const forms: ({ readonly one: string; readonly other: string } | null)[] = [];
  for (const { expression } of templateSpans) {
    if (!isFormCall(expression, ours)) {
      forms.push(null);
      continue;
    }
    const words = expression.arguments
      .slice(1)
      .map((word) => (ts.isStringLiteralLike(word) ? word.text : null));
    const [one, other] = words;
    if (one == null || other === null) return null;
    if (expression.expression.getText() === 'count')
      forms.push({ one: `# ${one}`, other: `# ${other ?? `${one}s`}` });
    else if (other === undefined) return null;
    else forms.push({ one, other });
  }
  return templateOf([head.text, ...templateSpans.map((span) => span.literal.text)], forms);
}

const isWhole = (template: string): boolean => {
  try {
    piecesOf(template);
    return true;
  } catch {
    return false;
  }
};

/** Every word of a template, in all its plural forms. */
const wordsOf = (template: string): string => wordsIn(piecesOf(template)).join(' ');
const wordsIn = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) =>
    typeof piece === 'string' ? [piece] : [...(piece.forms?.values() ?? [])].flatMap(wordsIn),
  );

/** What a translation lacks or has too much; empty when it is whole. */
export function catalogueFaults(
  language: string,
  catalogue: Readonly<Record<string, string>>,
  templates: readonly string[],
): readonly string[] {
  const faults: string[] = [];
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const template of templates) {
    const translated = catalogue[template];
    if (translated === undefined) {
      faults.push(`missing: ${template}`);
      continue;
    }
    if (!isWhole(translated)) {
      faults.push(`braces do not fit: ${translated}`);
      continue;
    }
    const wanted = placesOf(template);
    const found = placesOf(translated);
    for (const [place, isPlural] of wanted)
      if (!isPlural && !found.has(place)) faults.push(`without {${place}}: ${translated}`);
    for (const place of found.keys())
      if (!wanted.has(place)) faults.push(`{${place}} is not in the sentence: ${translated}`);
    for (const forms of formsOf(translated))
      for (const category of categories)
        if (!forms.includes(category)) faults.push(`without the form "${category}": ${translated}`);
  }
  for (const key of Object.keys(catalogue))
    if (!templates.includes(key)) faults.push(`no longer said: ${key}`);
  return faults;
}

/** Places of a template; true: only the number of a plural, which a language may not need. */
function placesOf(template: string): ReadonlyMap<number, boolean> {
  const places = new Map<number, boolean>();
  const visit = (pieces: readonly Piece[]): void => {
    for (const piece of pieces)
      if (typeof piece !== 'string') {
        const isPlural = piece.forms !== null;
        places.set(piece.place, isPlural && (places.get(piece.place) ?? true));
        for (const form of piece.forms?.values() ?? []) visit(form);
      }
  };
  visit(piecesOf(template));
  return places;
}

const formsOf = (template: string): (readonly string[])[] =>
  piecesOf(template).flatMap((piece) =>
    typeof piece === 'string' || piece.forms === null ? [] : [[...piece.forms.keys()]],
  );

/** Name and text of every source file. */
export const sources = (): readonly (readonly [string, string])[] =>
  readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => [
      `src/${name.split(path.sep).join('/')}`,
      readFileSync(path.join(ROOT, 'src', name), 'utf8'),
    ]);

export const keptSentences = (): readonly string[] =>
  JSON.parse(readFileSync(SENTENCES, 'utf8')) as readonly string[];

if (process.argv[1] === import.meta.filename) {
  const { templates, faults } = extract(sources());
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  mkdirSync(path.dirname(SENTENCES), { recursive: true });
  writeFileSync(SENTENCES, `${JSON.stringify(templates, null, 2)}\n`);
  process.stdout.write(`${templates.length} sentences in resources/texts/en/sentences.json\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
