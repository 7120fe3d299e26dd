/**
 * MT940 (statements) and MT942 (interim reports) of SWIFT, in the dialects of banks.
 *
 *     :20:STARTUMS
 *     :25:28020050/1426292700
 *     :28C:172/1
 *     :60F:C260228EUR10000,00
 *     :61:2603040304CR1210,00NTRFNONREF
 *     :86:166?00GUTSCHRIFT?20SVWZ+Factura INV-1042?32Florería Sol
 *     :62F:C260331EUR11210,00
 *     -
 *
 * A file holds any number of statements; the envelope, the `-` and the field `:20:` may be missing.
 */
import type {
  BankFile,
  BankFileFault,
  BankFileFinding,
  BankStatement,
} from '../../../../domain/bank/bank-file.ts';
import { faultAtLine, findingAtLine } from '../../../../domain/bank/bank-findings.ts';
import type { CurrencyCode } from '../../../../domain/money.ts';
import { err, ok, type Result } from '../../../../domain/result.ts';
import { decodePieces } from '../../decode-text.ts';
import { findEncoding } from '../../find-encoding.ts';
import { mtFieldReader, type MtField } from './mt-fields.ts';
import { isGerman } from './mt-german.ts';
import { MtStatementBuilder } from './mt-statement.ts';
import { say } from '../../../../domain/texts/text.ts';

/** About a millisecond of work between two checkpoints. */
const PIECE_BYTES = 8_192;

/** Reads the file; yields the bytes done. */
export function* readMt940(
  bytes: Uint8Array,
  fallbackCurrency: CurrencyCode,
): Generator<{ readonly done: number; readonly total: number }, Result<BankFile, BankFileFault>> {
  const encoding = findEncoding(bytes);
  if (!encoding.ok) return err(faultAtLine(encoding.error.code, null, encoding.error.sentence));

  const statements: BankStatement[] = [];
  const findings: BankFileFinding[] = [];
  let open: MtStatementBuilder | null = null;
  let firstLine: number | null = null;

  const close = (): void => {
    if (open?.hasContent === true) {
      const statement = open.build();
      statements.push(statement);
      for (const finding of open.findings) findings.push(finding);
    }
    open = null;
  };
  const reader = mtFieldReader((field: MtField) => {
    if (field.tag === '-' || field.tag === '940' || field.tag === '942') {
      close();
      return;
    }
    firstLine ??= field.line;
    if (field.tag === '25' && open?.isUnderWay === true && isGerman(field.lines[0] ?? '')) {
      findings.push(
        findingAtLine(
          'warning',
          'wrong_tag',
          field.line,
          ':25:',
          say`this reads like the text of an entry (:86:) and is taken as such; compare the entry with the bank's statement`,
        ),
      );
      open.take({ ...field, tag: '86' });
      return;
    }
    if (field.tag === '20' || ((field.tag === '25' || field.tag === '25P') && open?.isUnderWay))
      close();
    open ??= new MtStatementBuilder(field.line, fallbackCurrency);
    open.take(field);
  });
  for (const piece of decodePieces(bytes, encoding.value.encoding, PIECE_BYTES)) {
    reader.push(piece.text);
    yield { done: piece.bytesRead, total: bytes.length };
  }
  reader.end();
  close();

  if (statements.length === 0)
    return err(
      faultAtLine(
        'no_statement',
        firstLine,
        say`the file has fields of MT940, but no balance (:60F:, :62F:) and no entry (:61:), so there is nothing to import; download it again`,
      ),
    );
  const isInterim = statements.every((statement) => statement.kind === 'interim');
  return ok({ format: isInterim ? 'mt942' : 'mt940', statements, findings });
}
