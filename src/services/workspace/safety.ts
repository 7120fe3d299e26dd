/** The safety of the ledger: verify, a backup to keep, a ledger or backup that comes as bytes. */
import { basename, join } from 'node:path';
import type { Api } from '../../contract/api.ts';
import type { VerifyReport } from '../../contract/calls/workspace.ts';
import type { CallError, CommonError, ErrorOf } from '../../contract/call.ts';
import { err, ok } from '../../domain/result.ts';
import { agreesWith, anchorOf } from '../../ledger/anchor.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { backupBytes } from '../../ledger/safety/backup.ts';
import { restoreLedger, type RestoreRefusal } from '../../ledger/safety/restore.ts';
import { verifyLedger } from '../../ledger/safety/verify.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { reading, refuse, withLedger } from '../with-ledger.ts';
import { freeLedgerName, ledgerFileName, LEDGER_SUFFIX } from './ledger-files.ts';
import { ledgerInfo } from './ledger-info.ts';
import { makeDataFolder } from './open.ts';
import { openByName, withoutPath, type OpenRefusal } from './open-ledger-file.ts';

/** Tells the job how many checks are done, and lets a cancel through between two of them. */
const checkpointOf = (context: ServiceContext) => async (done: number, total: number) => {
  context.job.progress('checks', done, total);
  await context.job.checkpoint();
};

export const verifyWorkspace: Handler<'workspace.verify'> = (context, { anchor }) =>
  reading(context, async (db) => {
    const report = await verifyLedger(db, checkpointOf(context));
    return ok({ ...report, anchor: readAnchor(db), agreement: agreementOf(db, anchor) });
  });

/** The journal of a damaged file may not be readable; the findings say so. */
function readAnchor(db: ReadDb): string {
  try {
    return anchorOf(db);
  } catch {
    return '';
  }
}

function agreementOf(db: ReadDb, anchor: string | null): VerifyReport['agreement'] {
  if (anchor === null) return null;
  const agrees = agreesWith(db, anchor);
  return agrees.ok ? { ok: true, ...agrees.value } : { ok: false, message: agrees.error };
}

/**
 * `Flores-2026-11-21-812-3f9a0c1b2d4e6f70.duebook`: a whole ledger file, checked, with its anchor; `workspace.adopt`
 * takes it back in. Of a ledger whose file is gone it is the only one, and is named so: `Flores-rescued-2026-11-21-…`.
 */
export const backupWorkspace: Handler<'workspace.backup'> = (context) =>
  withLedger(context, async (ledger) => {
    // Before the copy: what is recorded in between is in it, and the anchor holds for what was before.
    const anchor = await ledger.read(async (db) => readAnchor(db));
    const copied = await backupBytes(ledger, checkpointOf(context));
    if (!copied.ok) {
      const { code, message } = withoutPath(copied.error, ledger.path);
      return refuse(code, message);
    }
    const stem = basename(ledger.path, LEDGER_SUFFIX) + (ledger.isLost() ? '-rescued' : '');
    return ok({
      fileName: `${stem}-${context.clock.today()}-${anchor}${LEDGER_SUFFIX}`,
      mediaType: 'application/octet-stream',
      bytes: copied.value,
    });
  });

/** Of a name from another system: `C:\books\Flores (2).db` -> `Flores-2.duebook`. */
const plainName = (fileName: string): string =>
  ledgerFileName(
    fileName
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? '',
  );

/** Checked before it gets a name in the data folder; a name that is taken gets a number behind it. */
export const adoptLedger: Handler<'workspace.adopt'> = async (context, input) => {
  const { fileName, bytes, log, logIndex, acceptLoss, keepName } = input;
  const folder = makeDataFolder(context.dataFolder);
  if (!folder.ok) return folder;
  const path = join(
    context.dataFolder,
    keepName ? basename(fileName) : freeLedgerName(context.dataFolder, plainName(fileName)),
  );
  const restored = await restoreLedger({ bytes, log, index: logIndex, called: fileName }, path, {
    acceptLoss,
    checkpoint: checkpointOf(context),
  });
  if (!restored.ok) return err(adoptRefusal(withoutPath(restored.error, path)));
  const opened = await openByName(context, path);
  if (!opened.ok) return err(adoptRefusal(opened.error));
  await context.workspace.replace(opened.value);
  return ok(await ledgerInfo(opened.value));
};

type AdoptCode = Exclude<ErrorOf<Api['workspace.adopt']>, CommonError>;

/** The call knows fewer reasons than the file room: what is left is a file that cannot be used. */
function adoptRefusal({ code, message }: RestoreRefusal | OpenRefusal): CallError<AdoptCode> {
  switch (code) {
    case 'ledger_too_new':
    case 'file_exists':
    case 'not_writable':
    case 'verify_failed':
    case 'log_missing':
    case 'log_foreign':
      return { code, message };
    case 'ledger_locked':
      return { code: 'not_writable', message };
    case 'not_found':
    case 'not_a_ledger':
    case 'migration_failed':
      return { code: 'not_a_ledger', message };
  }
}
