/** The sample company: made the first time, opened as it is after that. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '../../domain/result.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { isSameFile, ledgerFolders } from './ledger-files.ts';
import { ledgerInfo } from './ledger-info.ts';
import { makeDataFolder } from './open.ts';
import { openByName, withoutPath } from './open-ledger-file.ts';
import { say } from '../../domain/texts/text.ts';

/** What a person did in the sample stays until they delete its file. */
const SAMPLE_FILE = 'Sample-company.duebook';

export const openSample: Handler<'workspace.sample'> = async (context) => {
  const folder = makeDataFolder(context.dataFolder);
  if (!folder.ok) return folder;
  const path =
    ledgerFolders(context)
      .map((one) => join(one.folder, SAMPLE_FILE))
      .find((file) => existsSync(file)) ?? join(context.dataFolder, SAMPLE_FILE);
  const { ledger } = context.workspace;
  if (ledger !== null && isSameFile(ledger.path, path)) return ok(await ledgerInfo(ledger));
  if (!existsSync(path)) {
    startPrinter(context);
    // A program that makes no sample reads nothing of what makes one.
    const { createSampleLedger } = await import('../sample/create-sample-ledger.ts');
    const made = await createSampleLedger(context, path);
    if (!made.ok) return refuse('not_writable', withoutPath(made.error, path).message);
    await context.workspace.replace(made.value);
    return ok(await ledgerInfo(made.value));
  }
  const opened = await openByName(context, path);
  if (!opened.ok)
    return opened.error.code === 'ledger_locked'
      ? refuse('ledger_locked', opened.error.message)
      : refuse(
          'not_writable',
          say`The sample company is there and cannot be opened: ${opened.error.message}`,
        );
  await context.workspace.replace(opened.value);
  return ok(await ledgerInfo(opened.value));
};

/** What prints takes long to start; it does so while the weeks before the first letter are written. */
const startPrinter = ({ print }: ServiceContext): void => {
  // If it does not start, the first letter says so.
  void print({ kind: 'merge', title: '', parts: [] }).catch(() => undefined);
};
