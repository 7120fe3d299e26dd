/**
 * The one door for bank files: CAMT, MT940/942, OFX and Norma 43 of any version and encoding.
 *
 *     const reading = readBankFile(bytes, 'EUR');
 *     let step = reading.next();
 *     while (!step.done) { progress(step.value.done / step.value.total); step = reading.next(); }
 *     step.value   // Result<BankFile, BankFileFault>
 *
 * A checkpoint every 8 KB of the file. A file is read whole or refused with one sentence; an entry
 * that cannot be read is left out with a finding, and the rest of the file counts.
 */
import type { BankFile, BankFileFault } from '../../../domain/bank/bank-file.ts';
import { faultAtLine } from '../../../domain/bank/bank-findings.ts';
import type { CurrencyCode } from '../../../domain/money.ts';
import { err, type Result } from '../../../domain/result.ts';
import { recogniseBinary } from '../recognise-binary.ts';
import { readCamt } from './camt/camt.ts';
import { readMt940 } from './mt940/mt940.ts';
import { readNorma43 } from './norma43/norma43.ts';
import { readOfx } from './ofx/ofx.ts';
import { recogniseBankFile } from './recognise-bank-file.ts';
import { say } from '../../../domain/texts/text.ts';

/** Longest bank file that is read: six years of a busy account. */
const MAX_BYTES = 200_000_000;

/**
 * Reads `bytes`; yields bytes done of the total. `fallbackCurrency` stands in where a statement names
 * no currency of its own, with a finding that says so.
 */
export function* readBankFile(
  bytes: Uint8Array,
  fallbackCurrency: CurrencyCode,
): Generator<{ readonly done: number; readonly total: number }, Result<BankFile, BankFileFault>> {
  if (bytes.length === 0)
    return err(faultAtLine('empty_file', null, say`the file is empty; download it again`));
  if (bytes.length > MAX_BYTES)
    return err(
      faultAtLine(
        'too_large',
        null,
        say`the file has ${bytes.length} bytes, and at most ${MAX_BYTES} are read; download a shorter period`,
      ),
    );
  switch (recogniseBankFile(bytes)) {
    case 'camt':
      return yield* readCamt(bytes, fallbackCurrency);
    case 'mt940':
      return yield* readMt940(bytes, fallbackCurrency);
    case 'ofx':
      return yield* readOfx(bytes, fallbackCurrency);
    case 'norma43':
      return yield* readNorma43(bytes, fallbackCurrency);
    case null: {
      const binary = recogniseBinary(bytes);
      return err(
        faultAtLine(
          'not_a_bank_file',
          null,
          binary ??
            say`this is neither CAMT, MT940, MT942, OFX nor Norma 43; choose the file that the bank sent, or import it as a table (CSV, XLSX)`,
        ),
      );
    }
  }
}
