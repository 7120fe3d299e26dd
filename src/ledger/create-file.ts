/**
 * A new ledger file, whole or not at all: made under a temporary name beside its place, then
 * linked to its name, which fails when the name is taken. Nobody ever sees half a ledger.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Instant, IsoDate } from '../domain/dates.ts';
import { connect } from './connection.ts';
import { appendEntry, inputHash } from './journal.ts';
import { ledgerAsMade } from './migrations/as-made.ts';
import { LEDGER_VERSION } from './migrations/list.ts';
import { codeOf } from './refusals.ts';
import { unfinishedName } from './safety/leftovers.ts';
import { atOnce, sealsOfNewRows } from './seals.ts';

export interface NewLedger {
  readonly company: string;
  readonly currency: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly isSample: boolean;
  readonly ledgerId: string;
  readonly version: string;
  readonly actor: string;
  readonly today: IsoDate;
  readonly now: Instant;
}

/** Throws with code `EEXIST` when `path` is there already. */
export function makeLedgerFile(path: string, ledger: NewLedger): void {
  const temporary = unfinishedName(path);
  rmSync(temporary, { force: true });
  try {
    fillFile(temporary, ledger);
    putInPlace(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
    rmSync(`${temporary}-journal`, { force: true });
  }
}

/** Gives `temporary` the name `path`, never overwriting, and makes both name and bytes durable. */
export function putInPlace(temporary: string, path: string): void {
  const file = openSync(temporary, 'r+');
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(temporary, path);
  } catch (cause) {
    const code = codeOf(cause);
    // FAT and some network file systems know no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw cause;
    if (existsSync(path)) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
    renameSync(temporary, path);
  }
  rmSync(temporary, { force: true });
}

function fillFile(path: string, ledger: NewLedger): void {
  writeFileSync(path, ledgerAsMade().image, { flag: 'wx' });
  const connection = connect(path);
  try {
    connection.db.pragma('foreign_keys = ON');
    connection.db.transaction(() => {
      const meta = connection.db.prepare('insert into meta (key, value) values (?, ?)');
      meta.run('ledger_id', ledger.ledgerId);
      meta.run('created_at', ledger.now);
      meta.run('created_by', `Duebook ${ledger.version}`);
      meta.run('is_sample', ledger.isSample ? '1' : '0');
      connection.db
        .prepare(
          `insert into company_versions (id, effective_on, recorded_at, name, address, country, currency,
             registration_number, vat_number, contact, phone, email, signatory, signatory_position)
           values (1, ?, ?, ?, '', ?, ?, '', '', '', '', '', '', '')`,
        )
        .run(ledger.today, ledger.now, ledger.company, ledger.country, ledger.currency);
      const input = { company: ledger.company, currency: ledger.currency, country: ledger.country };
      appendEntry(
        connection,
        {
          recordedAt: ledger.now,
          actor: ledger.actor,
          command: 'ledger.create',
          detail: JSON.stringify(input),
          idempotencyKey: null,
          inputSha256: inputHash(input),
        },
        atOnce(sealsOfNewRows(connection, LEDGER_VERSION)),
      );
    })();
  } finally {
    connection.db.close();
  }
}
