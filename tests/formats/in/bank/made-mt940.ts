import type { BankFile, BankLine } from '../../../../src/domain/bank/bank-file.ts';
import { readWhole } from './statement-table.ts';
import { english } from '../../../harness/english.ts';

/** A statement around the fields of a test; its entries begin on line 5. */
export const mtFile = (fields: string): string =>
  `:20:STARTUMS\n:25:28020050/1426292700\n:28C:172/1\n:60F:C260228EUR10000,00\n${fields}\n:62F:C260331EUR10000,00\n-\n`;

/** The file that `text` is; throws when it is refused. */
export function mtRead(text: string): BankFile {
  const read = readWhole(Buffer.from(text));
  if (!read.ok) throw new Error(english(read.error.message));
  return read.value;
}

/** The only line of a statement with these fields. */
export const mtLine = (fields: string): BankLine => {
  const [line, ...others] = mtRead(mtFile(fields)).statements[0]?.lines ?? [];
  if (line === undefined || others.length > 0) throw new Error('not one line');
  return line;
};
