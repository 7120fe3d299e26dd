/** Takes a file in and proposes how to read it; records nothing. */
import { createHash } from 'node:crypto';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { inspectUpload } from './inspect-upload.ts';
import { keepUpload, uploads, type Upload } from './uploads.ts';

/** A million invoices take 100 MB; what is larger was not meant to be read here. */
const MAX_BYTES = 200 * 1024 * 1024;

export const inspectFile: Handler<'imports.inspect'> = (context, input) =>
  reading(context, async (db) => {
    if (input.bytes.length > MAX_BYTES)
      return refuse(
        'too_large',
        `${input.fileName}: the file has ${Math.ceil(input.bytes.length / 1024 / 1024)} MB; at most 200 MB are read. Export it in parts.`,
      );
    const upload: Upload = {
      uploadId: context.newId(),
      fileName: input.fileName,
      bytes: input.bytes,
      sha256: createHash('sha256').update(input.bytes).digest('hex'),
      kind: input.kind,
      rows: 0,
    };
    const inspected = await inspectUpload(context, db, upload, {});
    if (inspected.ok) keepUpload(context, upload);
    return inspected;
  });

const NO_UPLOAD = 'The file is no longer in memory; choose it again.';

/** The same file under another encoding, delimiter or kind. */
export const reinspectFile: Handler<'imports.reinspect'> = (context, input) =>
  reading(context, async (db) => {
    const upload = uploads(context).get(input.uploadId);
    if (upload === undefined) return refuse('upload_gone', NO_UPLOAD);
    const inspected = await inspectUpload(context, db, upload, input);
    if (inspected.ok) return inspected;
    const { code, message, at } = inspected.error;
    // It was inspected before, so it is neither empty nor binary as a file, only under this reading.
    return refuse(
      code === 'empty_file' || code === 'binary_file' ? 'unreadable' : code,
      message,
      at,
    );
  });

export const uploadGone = () => refuse('upload_gone', NO_UPLOAD);
