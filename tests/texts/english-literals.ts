/**
 * Finds English sentences that are not texts: what a reader is told must be a `say`, so that it can
 * be said in another language.
 *
 *     refuse('not_found', `There is no batch ${id}.`)   ->  src/…/batches.ts:46  There is no batch ….
 *     refuse('not_found', say`There is no batch ${id}.`)
 *     throw new Error('a form without faults was refused')   a bug, for developers only
 */
import ts from 'typescript';

export interface EnglishLiteral {
  readonly file: string;
  readonly line: number;
  /** With `…` for every value. */
  readonly words: string;
}

/** So many words make a sentence, or a part of one. */
const LEAST_WORDS = 3;
/** One word of running text: `paid,` and `"part` too, `issued_on`, `net30` and `INV-7` not. */
const WORD = /^[("“]*(?:[A-Z]?[a-z]+(?:['’-][a-z]+)*|[AI])[.,;:!?)"”]*$/;
/** Statements for the ledger, and parts of them. */
const SQL =
  /^\s*\(?(?:select|insert|update|delete|create|drop|alter|pragma|vacuum|attach)\b|\bis (?:not )?null\b|\btext not null\b|\binteger references\b|\b(?:cross join|order by|coalesce\(|count\(|length\()|\b[a-z]\.[a-z_]+ (?:=|as) |\bjoin [a-z_]+ [a-z]{1,2} on\b|<> 0 and |\bexists \(select\b|\bcase when\b|^check \(|^\s*(?:or|and) …/i;
/** Bugs, seen by nobody but developers. Errors of our own may carry a sentence to a reader. */
const DEVELOPER_ERRORS = new Set(['Error', 'RangeError', 'TypeError', 'SyntaxError']);

/** Every literal of the file that is English and no text. */
export function englishLiterals(file: string, source: string): readonly EnglishLiteral[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: EnglishLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node)) {
      // Values of a sentence may hold words of their own; the sentence itself is a text.
      if (ts.isTemplateExpression(node.template))
        for (const span of node.template.templateSpans) visitValue(span.expression);
      return;
    }
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isNewExpression(node) && DEVELOPER_ERRORS.has(node.expression.getText())) return;
    const words = wordsOf(node);
    if (words !== null && isEnglish(words)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push({ file, line: line + 1, words: words.replace(/\s+/g, ' ').trim() });
    }
    ts.forEachChild(node, visit);
  };
  // `${count(n, 'row of goods')}`: plural forms are part of the sentence around them.
  const visitValue = (value: ts.Expression): void => {
    const isForm =
      ts.isCallExpression(value) && ['count', 'plural'].includes(value.expression.getText());
    if (isForm) value.arguments.slice(0, 1).forEach(visit);
    else visit(value);
  };
  visit(tree);
  return found;
}

function wordsOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
}

const isEnglish = (words: string): boolean =>
  !SQL.test(words) && words.split(/\s+/).filter((word) => WORD.test(word)).length >= LEAST_WORDS;
