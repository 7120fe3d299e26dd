/**
 * Texts by id as the bytes in which the database wrote them, found without making anything of them.
 *
 *     7,[1,"K-1"]␞9,[2,"K-2"]␞7,[3,"H-1"]     of(7)  ->  [1,"K-1"],[3,"H-1"]
 *
 * One value of a piece of rows instead of a dozen values a row: what nobody looks at costs its bytes and
 * twelve more, and none of them is the garbage collector's.
 */

/** Code of the character between two lines: no JSON holds it. */
export const SEPARATOR = 0x1e;

const [ZERO, NINE] = [0x30, 0x39];
const BLOCK = 4096;

export class Written {
  readonly #pieces: { readonly from: number; readonly bytes: Buffer }[] = [];
  #size = 0;
  #count = 0;
  /**
   * Of each line: where its text begins, counted through all pieces, and the line before of its id. In
   * blocks, because an array that grows is touched twice.
   */
  readonly #at: Uint32Array[] = [];
  readonly #before: Int32Array[] = [];
  readonly #last = new Map<number, number>();

  /** `piece`: lines of an id, a comma, a text. `idOf`: under which id a line is kept. */
  add(piece: Uint8Array, idOf: (id: number) => number = (id) => id): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let at = 0; at < bytes.length;) {
      let id = 0;
      for (let digit = bytes[at] as number; digit >= ZERO && digit <= NINE;) {
        id = id * 10 + digit - ZERO;
        digit = bytes[(at += 1)] as number;
      }
      this.#note(idOf(id), this.#size + at + 1);
      const end = bytes.indexOf(SEPARATOR, at);
      at = end < 0 ? bytes.length : end + 1;
    }
    this.#pieces.push({ from: this.#size, bytes });
    this.#size += bytes.length;
  }

  #note(id: number, at: number): void {
    const index = this.#count;
    if (index % BLOCK === 0) {
      this.#at.push(new Uint32Array(BLOCK));
      this.#before.push(new Int32Array(BLOCK));
    }
    set(this.#at, index, at);
    set(this.#before, index, this.#last.get(id) ?? -1);
    this.#last.set(id, index);
    this.#count = index + 1;
  }

  ids(): Iterable<number> {
    return this.#last.keys();
  }

  has(id: number): boolean {
    return this.#last.has(id);
  }

  /** Its texts in the order in which they were added, with commas between them. */
  of(id: number): string {
    const texts: string[] = [];
    let piece = this.#pieces.length - 1;
    for (let index = this.#last.get(id) ?? -1; index >= 0;) {
      const at = get(this.#at, index);
      while (this.#piece(piece).from > at) piece -= 1;
      const { from, bytes } = this.#piece(piece);
      const end = bytes.indexOf(SEPARATOR, at - from);
      texts.push(bytes.toString('utf8', at - from, end < 0 ? bytes.length : end));
      index = get(this.#before, index);
    }
    return texts.reverse().join(',');
  }

  #piece(index: number): { readonly from: number; readonly bytes: Buffer } {
    return this.#pieces[index] as { readonly from: number; readonly bytes: Buffer };
  }
}

type Blocks = readonly (Uint32Array | Int32Array)[];
const blockOf = (blocks: Blocks, index: number) =>
  blocks[Math.floor(index / BLOCK)] as Uint32Array | Int32Array;
const get = (blocks: Blocks, index: number): number =>
  blockOf(blocks, index)[index % BLOCK] as number;
function set(blocks: Blocks, index: number, value: number): void {
  blockOf(blocks, index)[index % BLOCK] = value;
}
