/** Takes a file in and proposes how to read it; records nothing. */
import { createHash } from 'node:crypto';
import type { ImportKind } from '../../contract/calls/imports.ts';
import { ok } from '../../domain/result.ts';
import { recogniseNamed } from '../../formats/in/recognise-named.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { inspectPlain } from './plain/inspect-plain.ts';
import { contradiction, isPlainKind, recognisePlain } from './recognise.ts';
import { inspectTable, type TableWishes } from './tables/inspect-table.ts';
import { asOpening, asPayments } from './turned-lists.ts';
import { keepUpload, ofFile, uploads, type Upload } from './uploads.ts';
import { say } from '../../domain/texts/text.ts';

/** A million invoices take 100 MB; what is larger was not meant to be read here. */
const MAX_BYTES = 200 * 1024 * 1024;

export const inspectFile: Handler<'imports.inspect'> = (context, input) =>
  reading(context, async (db) => {
    if (input.bytes.length > MAX_BYTES)
      return refuse(
        'too_large',
        say`${input.fileName}: the file has ${Math.ceil(input.bytes.length / 1024 / 1024)} MB; at most 200 MB are read. Export it in parts.`,
      );
    const upload: Upload = {
      uploadId: context.newId(),
      fileName: input.fileName,
      bytes: input.bytes,
      sha256: createHash('sha256').update(input.bytes).digest('hex'),
      kind: input.kind,
      rows: 0,
      filledWidth: Number.POSITIVE_INFINITY,
      stop: null,
    };
    const asked =
      input.openingOn === null ? ok(upload) : await asOpening(context, db, upload, input.openingOn);
    if (!asked.ok) return asked;
    return inspectAndKeep(context, db, asked.value, {});
  });

/** Receipts in a program's own columns are a list of payments. */
async function inspectAndKeep(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  wish: Omit<TableWishes, 'kind'> & { readonly kind?: ImportKind | undefined },
) {
  const kind = wish.kind ?? upload.kind;
  let kept = upload;
  let inspected = await inspectUpload(context, db, upload, wish);
  if (!inspected.ok && inspected.error.code === 'wrong_header' && kind === 'receipts') {
    const payments = await asPayments(context, db, upload.turned?.given ?? upload);
    if (!payments.ok) return payments;
    kept = payments.value;
    inspected = await inspectUpload(context, db, kept, {});
  }
  if (inspected.ok) keepUpload(context, kept);
  return inspected;
}

/** A correction of the kind makes a table of it, whatever the bytes look like. */
async function inspectUpload(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  wish: Omit<TableWishes, 'kind'> & { readonly kind?: ImportKind | undefined },
) {
  const asked = wish.kind ?? upload.kind;
  const plain = recognisePlain(upload.bytes);
  const named = plain === null ? recogniseNamed(upload.bytes) : null;
  if (named !== null) return refuse('unreadable', ofFile(upload.fileName, named));
  const wrong = contradiction(asked, plain);
  if (wrong !== null) return refuse('wrong_kind', ofFile(upload.fileName, wrong));
  if (plain !== null) return ok(await inspectPlain(context, db, upload, plain));
  const kind = asked === 'bank' ? 'bank-list' : asked;
  if (kind !== 'auto' && isPlainKind(kind)) throw new Error(`${kind} was not contradicted`);
  return inspectTable(context, db, upload, { ...wish, kind });
}

const NO_UPLOAD = say`The file is no longer in memory; choose it again.`;

/** The same file under another encoding, delimiter or kind. */
export const reinspectFile: Handler<'imports.reinspect'> = (context, input) =>
  reading(context, async (db) => {
    const kept = uploads(context).get(input.uploadId);
    if (kept === undefined) return refuse('upload_gone', NO_UPLOAD);
    const { openingOn, ...wish } = input;
    const given = kept.turned?.given ?? kept;
    const asked =
      openingOn === undefined
        ? ok(kept)
        : openingOn === null
          ? ok(given)
          : await asOpening(context, db, given, openingOn);
    const inspected = asked.ok ? await inspectAndKeep(context, db, asked.value, wish) : asked;
    if (inspected.ok) return inspected;
    const { code, message, at } = inspected.error;
    // It was inspected before, so it is neither empty nor binary as a file, only under this reading.
    return refuse(
      code === 'empty_file' || code === 'binary_file' || code === 'too_large' ? 'unreadable' : code,
      message,
      at,
    );
  });

export const uploadGone = () => refuse('upload_gone', NO_UPLOAD);
