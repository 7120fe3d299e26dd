/** The register of letters, one letter, and its frozen bytes. */
import type { LetterRow } from '../../contract/calls/letters.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { letterFile } from '../../ledger/queries/letters/letter-files.ts';
import {
  letterItems,
  letterRegister,
  type RegisteredLetter,
  type RegisterQuery,
} from '../../ledger/queries/letters/letter-register.ts';
import type { Handler } from '../context.ts';
import { reading, refuse, withLedger } from '../with-ledger.ts';
import { say } from '../../domain/texts/text.ts';

export const rowOf = ({ letterId: _, ...letter }: RegisteredLetter): LetterRow => ({
  ...letter,
  status: letter.cancelledOn === null ? 'issued' : 'cancelled',
});

export const registerRows = async (
  db: ReadDb,
  query: RegisterQuery,
): Promise<readonly LetterRow[]> => (await letterRegister(db, query)).map(rowOf);

export const noSuchLetter = (number: string) =>
  refuse('not_found', say`There is no letter "${number}"; the register has the numbers.`, 'number');

export const listLetters: Handler<'letters.list'> = (context, input) =>
  reading(context, async (db) => ok(await registerRows(db, input)));

export const getLetter: Handler<'letters.get'> = (context, input) =>
  reading(context, async (db) => {
    const [letter] = await letterRegister(db, {
      asOf: input.asOf,
      customer: null,
      numbers: [input.number],
    });
    if (letter === undefined) return noSuchLetter(input.number);
    return ok({ letter: rowOf(letter), items: await letterItems(db, letter.letterId) });
  });

/** The bytes that were issued, every time the same; several letters one after another in one file. */
export const letterPdf: Handler<'letters.pdf'> = (context, { numbers }) =>
  withLedger(context, async (ledger) => {
    const parts: Uint8Array[] = [];
    for (const number of numbers) {
      context.job.progress('letters', parts.length, numbers.length);
      await context.job.checkpoint();
      const file = await ledger.read((db) => letterFile(db, number));
      if (file === null) return noSuchLetter(number);
      if (!file.isIntact)
        return refuse(
          'damaged',
          say`The stored PDF of letter ${number} is damaged: it is not what was issued. Restore a backup.`,
        );
      parts.push(file.bytes);
    }
    const [first = ''] = numbers;
    const [bytes] = parts;
    const title = numbers.length === 1 ? first : `${first} and ${numbers.length - 1} more`;
    return ok({
      fileName: `${title}.pdf`,
      mediaType: 'application/pdf',
      bytes:
        bytes !== undefined && parts.length === 1
          ? bytes
          : await context.print({ kind: 'merge', title, parts }),
    });
  });
