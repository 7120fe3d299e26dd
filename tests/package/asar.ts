/**
 * An asar as a package has it: four numbers, a header in JSON, the files one after another. What could
 * not be in the archive lies beside it, in `app.asar.unpacked`.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface PackedFile {
  /** With `/`, from the root of the program. */
  readonly path: string;
  readonly size: number;
  readonly isUnpacked: boolean;
  readonly bytes: Uint8Array | null;
}

interface Node {
  readonly files?: Readonly<Record<string, Node>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
}

export function readAsar(file: string): readonly PackedFile[] {
  const whole = readFileSync(file);
  const contents = 8 + whole.readUInt32LE(4);
  const header = JSON.parse(whole.toString('utf8', 16, 16 + whole.readUInt32LE(12))) as Node;
  const found: PackedFile[] = [];
  const walk = (node: Node, at: string): void => {
    for (const [name, child] of Object.entries(node.files ?? {})) {
      const inside = at === '' ? name : `${at}/${name}`;
      if (child.files !== undefined) walk(child, inside);
      else {
        const { size = 0, offset, unpacked = false } = child;
        const from = contents + Number(offset);
        const bytes = unpacked ? null : whole.subarray(from, from + size);
        found.push({ path: inside, size, isUnpacked: unpacked, bytes });
      }
    }
  };
  walk(header, '');
  return found;
}

/** The program as Electron sees it, archive and what lies beside it in one, as files under `folder`. */
export function extractAsar(file: string, folder: string): void {
  for (const packed of readAsar(file))
    if (packed.bytes !== null) {
      const target = path.join(folder, packed.path);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, packed.bytes);
    }
  if (existsSync(`${file}.unpacked`)) cpSync(`${file}.unpacked`, folder, { recursive: true });
}
