/**
 * One XML part of a workbook through saxes, a piece at a time. A document type or an entity of its
 * own is refused: no spreadsheet program writes them, bombs are made of them.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { damaged, WorkbookFault } from './refusals.ts';
import type { ZipParts } from './zip-parts.ts';
import { say } from '../../../domain/texts/text.ts';

export interface TagHandler {
  /** Names come without their prefix: `x:row` and `row` are one element. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Called between two pieces with the bytes unpacked so far; a promise lets others work. */
export type Pause = (unpacked: number) => Promise<void> | undefined;

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

export interface XmlReader {
  write(piece: Buffer): void;
  end(): void;
}

/** `name` of the part is for the sentence. */
export function xmlReader(name: string, handler: TagHandler): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new WorkbookFault(
      'unreadable',
      say`the workbook is refused: ${name} has a document type of its own (DOCTYPE), which no spreadsheet program writes`,
    );
  });
  parser.on('error', (error) => {
    // saxes says `undefined entity` where a part leans on a document type it has not.
    const reason = error.message.replace(/^[\d:]+\s*/, '');
    throw damaged(say`${name} is not well-formed XML: ${reason}`);
  });
  const { open, close, text } = handler;
  if (open !== undefined)
    parser.on('opentag', (tag: SaxesTagPlain) => {
      open(local(tag.name), tag.attributes);
    });
  if (close !== undefined)
    parser.on('closetag', (tag: SaxesTagPlain) => {
      close(local(tag.name));
    });
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  return {
    write(piece) {
      if (decoder === null) {
        const sixteen =
          piece[0] === 0xff && piece[1] === 0xfe
            ? 'utf-16le'
            : piece[0] === 0xfe && piece[1] === 0xff
              ? 'utf-16be'
              : null;
        decoder = new TextDecoder(sixteen ?? 'utf-8', { fatal: true });
      }
      try {
        parser.write(decoder.decode(piece, { stream: true }));
      } catch (error) {
        if (error instanceof TypeError) throw damaged(say`${name} is not in UTF-8`);
        throw error;
      }
    },
    end() {
      parser.close();
    },
  };
}

/** Reads the whole part. */
export async function readXmlPart(
  parts: ZipParts,
  name: string,
  handler: TagHandler,
  pause?: Pause,
  limit?: number,
): Promise<void> {
  const reader = xmlReader(name, handler);
  let unpacked = 0;
  for await (const piece of parts.pieces(name, limit)) {
    reader.write(piece);
    unpacked += piece.length;
    await pause?.(unpacked);
  }
  reader.end();
}
