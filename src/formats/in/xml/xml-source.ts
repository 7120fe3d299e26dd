/**
 * The text of an XML file as it stands, for the few characters somebody wants to keep of it.
 *
 *     open:   const mark = source.mark(element.from, 4_000);
 *     close:  mark.upTo(to)   ->  '<Ntry><Amt Ccy="EUR">12.30</Amt>…</Ntry>'
 *
 * Only two pieces are held, and of each mark no more than asked for.
 */
import { ownText } from '../own-text.ts';

export interface XmlMark {
  /** The text from the mark to the character `to` (exclusive), cut at the length asked for. */
  upTo(to: number): string;
}

interface OpenMark {
  readonly from: number;
  readonly maxLength: number;
  text: string;
}

export class XmlSource {
  #piece = '';
  #before = '';
  /** Where the piece begins. */
  #start = 0;
  #open: OpenMark[] = [];

  /** The next piece of text; marks that are not full take what they need. */
  push(piece: string): void {
    this.#start += this.#piece.length;
    this.#before = this.#piece;
    this.#piece = piece;
    for (const mark of this.#open)
      if (mark.text.length < mark.maxLength)
        mark.text += piece.slice(0, mark.maxLength - mark.text.length);
  }

  /**
   * Where the tag that ends at `position` (exclusive) begins, and its text as far as it is held. The
   * `<` nearest before is its own: inside a tag there cannot be another.
   */
  startOfTag(position: number): { readonly from: number; readonly written: string } {
    const end = position - this.#start;
    const at = end <= 0 ? -1 : this.#piece.lastIndexOf('<', end - 1);
    if (at >= 0) return { from: this.#start + at, written: this.#piece.slice(at, end) };
    // Begun in the piece before; a tag that is longer than a piece counts from there.
    const before = Math.max(0, this.#before.lastIndexOf('<'));
    return {
      from: this.#start - this.#before.length + before,
      written: this.#before.slice(before) + this.#piece.slice(0, Math.max(0, end)),
    };
  }

  /** Begins to keep the text from `from`; `from` lies in the present piece or the one before. */
  mark(from: number, maxLength: number): XmlMark {
    const inBefore = this.#before.length + Math.min(0, from - this.#start);
    const mark: OpenMark = {
      from,
      maxLength,
      text:
        from < this.#start
          ? (this.#before.slice(inBefore) + this.#piece).slice(0, maxLength)
          : this.#piece.slice(from - this.#start, from - this.#start + maxLength),
    };
    this.#open.push(mark);
    return {
      upTo: (to) => {
        this.#open = this.#open.filter((other) => other !== mark);
        return ownText(mark.text.slice(0, Math.max(0, to - mark.from)));
      },
    };
  }
}
