/**
 * Who lists every kind of fact by hand? Each such file has to be found and edited for a new kind, and
 * says nothing when it is forgotten: there are to be three at the most (house 3).
 *
 * A file lists a kind when the kind stands in it as a string or as the name of a property. Migrations
 * are history: they name what there was.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { CASE_FACT_KINDS } from '../../src/domain/facts/case-facts.ts';
import { REVERSED_BY_HAND_KINDS } from '../../src/domain/facts/kinds.ts';
import { ROOT } from '../harness/run-process.ts';

const SOURCES = ['src', 'electron'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('src/ledger/migrations/')),
);

function listsAll(kinds: readonly string[], name: string, text: string): boolean {
  if (!kinds.every((kind) => text.includes(kind))) return false;
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) named.add(node.text);
    else if (
      (ts.isPropertyAssignment(node) || ts.isPropertySignature(node)) &&
      ts.isIdentifier(node.name)
    )
      named.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest));
  return kinds.every((kind) => named.has(kind));
}

const listing = (kinds: readonly string[]): readonly string[] =>
  SOURCES.filter((file) =>
    listsAll(kinds, file, readFileSync(path.join(ROOT, file), 'utf8')),
  ).sort();

test('a list is found, whether of strings or of properties', () => {
  const kinds = ['invoice', 'write_off'];
  expect(listsAll(kinds, 'a.ts', "export const a = ['write_off', 'invoice'];")).toBe(true);
  expect(listsAll(kinds, 'a.ts', 'export const a = { invoice: 1, write_off: 2 };')).toBe(true);
  expect(listsAll(kinds, 'a.ts', "export const a = 'invoice'; // write_off")).toBe(false);
});

test('the kinds that people reverse', () => {
  expect(listing(REVERSED_BY_HAND_KINDS)).toEqual([
    'src/domain/facts/kinds.ts',
    'src/ledger/facts/kinds.ts',
    'src/renderer/screens/customers/timeline/timeline-events.ts',
  ]);
});

test('the kinds of case facts', () => {
  expect(listing(CASE_FACT_KINDS)).toEqual(['src/domain/facts/case-facts.ts']);
});
