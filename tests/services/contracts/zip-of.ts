/** A ZIP archive of a few unpacked files, made here byte by byte: `zipOf({ 'a.txt': 'hello' })`. */

function header(signature: number, fields: readonly (readonly [size: 2 | 4, value: number])[]) {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  buffer.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [size, value] of fields) {
    if (size === 2) buffer.writeUInt16LE(value, at);
    else buffer.writeUInt32LE(value, at);
    at += size;
  }
  return buffer;
}

/** Without checksums: what is tested here reads names, not contents. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const nameBytes = Buffer.from(name);
    const content = Buffer.from(text);
    const shared = [
      [2, 20],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, content.length],
      [4, content.length],
      [2, nameBytes.length],
      [2, 0],
    ] as const;
    const local = Buffer.concat([header(0x0403_4b50, shared), nameBytes, content]);
    directory.push(
      header(0x0201_4b50, [[2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
      nameBytes,
    );
    locals.push(local);
    offset += local.length;
  }
  const size = Buffer.concat(directory).length;
  const count = Object.keys(files).length;
  const end = header(0x0605_4b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
