/** The form of one check of `verify`. */
import { connectionOf } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import type { Text } from '../../domain/texts/text.ts';

/** One question to the ledger: how many things it concerns, and the first of them that are wrong. */
export interface Check {
  readonly check: string;
  run(db: ReadDb): { readonly looked: number; readonly wrong: readonly Text[] };
}

/** A thousand findings of one kind say no more than the first twenty. */
export const MAX_FINDINGS_PER_CHECK = 20;

/** A check whose question is SQL: `count` of what it looks at, and a sentence per row of `wrong`. */
export function sqlCheck<R>(
  check: string,
  count: string,
  wrong: string,
  sentence: (row: R) => Text,
): Check {
  return {
    check,
    run(db) {
      const connection = connectionOf(db);
      const looked = connection.statement<{ n: number }>(count).get()?.n ?? 0;
      const rows = connection.statement<R>(`${wrong} limit ${MAX_FINDINGS_PER_CHECK}`).all();
      return { looked, wrong: rows.map(sentence) };
    },
  };
}
