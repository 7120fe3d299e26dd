/**
 * Why a file cannot be read as XML, in sentences that name the place.
 *
 *     { code: 'doctype', line: 2, column: 1,
 *       message: 'line 2: the file declares entities (DOCTYPE), which …; export it again without' }
 *
 * A file from outside is never trusted: no DOCTYPE, no entities but the five of XML, no endless depth.
 */
import { say, type Text } from '../../../domain/texts/text.ts';

export type XmlFaultCode =
  | 'empty'
  | 'encoding'
  | 'doctype'
  | 'malformed'
  | 'cut_off'
  | 'too_deep'
  | 'too_large';

export interface XmlFault {
  readonly code: XmlFaultCode;
  /** One-based line of the file, null when the file as a whole is meant. */
  readonly line: number | null;
  /** One-based character of that line, or null. */
  readonly column: number | null;
  /** A whole sentence without the file's name and without a full stop; begins with the place. */
  readonly message: Text;
}

export interface XmlLimits {
  /** Longest file that is read, in bytes. */
  readonly maxBytes: number;
  /** Elements inside elements. */
  readonly maxDepth: number;
  /** Elements that a tree may hold at once. */
  readonly maxElements: number;
}

/** Far above every real invoice or statement, far below what hurts. */
export const XML_LIMITS: XmlLimits = {
  maxBytes: 200_000_000,
  maxDepth: 64,
  maxElements: 500_000,
};

const placed = (line: number | null, column: number | null, what: Text): Text => {
  if (line === null) return what;
  return column === null
    ? say`line ${line}: ${what}`
    : say`line ${line}, column ${column}: ${what}`;
};

/** A fault at a line; `what` follows the place in the sentence. */
export const xmlFault = (
  code: XmlFaultCode,
  line: number | null,
  what: Text,
  column: number | null = null,
): XmlFault => ({ code, line, column, message: placed(line, column, what) });
