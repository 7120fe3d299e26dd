/**
 * An untrusted XML file, element by element, in pieces: 50 MB are never one string or one tree.
 *
 *     const reading = streamXml(bytes, {
 *       open: (element, source) => …,   // { name: 'Ntry', namespace: 'urn:iso:…', line: 24, … }
 *       text: (piece) => …,             // the text may come in several pieces
 *       close: (name, source) => …,
 *     });
 *     for (let step = reading.next(); !step.done; step = reading.next()) … step.value.done / total
 *
 * Strict: DOCTYPE and entity declarations are refused (saxes never expands them, and we do not let
 * them pass in silence), so are undefined entities, unbound prefixes, wrong nesting and files that
 * end too early. saxes knows well-formedness and lines; everything else is here.
 */
import iconv from 'iconv-lite';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { findXmlEncoding } from './xml-encoding.ts';
import { XML_LIMITS, xmlFault, type XmlFault, type XmlLimits } from './xml-fault.ts';
import { XmlSource } from './xml-source.ts';
import { say } from '../../../domain/texts/text.ts';

/** About a millisecond of work between two checkpoints. */
const PIECE_BYTES = 8_192;

export interface XmlOpen {
  /** Local name: `Ntry` of `<ns2:Ntry>`. */
  readonly name: string;
  /** Namespace URI, `''` when there is none. */
  readonly namespace: string;
  /** By local name; declarations of namespaces are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  /** One-based line of its `<`. */
  readonly line: number;
  /** 1 for the root. */
  readonly depth: number;
  /** Character of its `<`, counted from the beginning of the text. */
  readonly from: number;
}

export interface XmlSink {
  open(element: XmlOpen, source: XmlSource): void;
  text(text: string): void;
  /** `to`: the character after its `>`. */
  close(name: string, to: number): void;
}

/** Thrown by a sink to stop reading with a fault of its own; never leaves `streamXml`. */
export class XmlStop extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault) {
    super(fault.code);
    this.fault = fault;
  }
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

function attributesOf(tag: SaxesTagNS): Readonly<Record<string, string>> {
  let found: Record<string, string> | null = null;
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name];
    if (attribute === undefined || name === 'xmlns' || attribute.prefix === 'xmlns') continue;
    // A prototype-less record: an attribute called `__proto__` is an attribute.
    found ??= Object.create(null) as Record<string, string>;
    found[attribute.local] = attribute.value;
  }
  return found ?? NO_ATTRIBUTES;
}

/** Line ends as saxes counts them: LF, CRLF and CR. */
const newlinesIn = (text: string): number =>
  /[\r\n]/.test(text) ? text.split(/\r\n|\r|\n/).length - 1 : 0;

/**
 * Feeds `sink` with the whole of `bytes`; yields the bytes done after each piece; returns null when
 * the file was read to its end, else why not. What the sink got before a fault must be thrown away.
 */
export function* streamXml(
  bytes: Uint8Array,
  sink: XmlSink,
  limits: XmlLimits = XML_LIMITS,
): Generator<{ readonly done: number; readonly total: number }, XmlFault | null> {
  if (bytes.length === 0)
    return xmlFault('empty', null, say`the file is empty; download or export it again`);
  if (bytes.length > limits.maxBytes)
    return xmlFault(
      'too_large',
      null,
      say`the file has ${bytes.length} bytes, and at most ${limits.maxBytes} are read; export a shorter period`,
    );
  const encoding = findXmlEncoding(bytes);
  if (!encoding.ok) return encoding.error;

  const parser = new SaxesParser({ xmlns: true });
  const source = new XmlSource();
  const openNames: { name: string; line: number }[] = [];

  // Not one handler more: beyond these V8 keeps the parser as a dictionary, and it is four times slower.
  parser.on('error', (error) => {
    const match = /^(\d+):(\d+): (.*?)\.?$/s.exec(error.message);
    const reason = match?.[3] ?? error.message;
    throw new XmlStop(malformed(Number(match?.[1] ?? parser.line), parser.column, reason));
  });
  parser.on('doctype', (doctype) => {
    throw new XmlStop(
      xmlFault(
        'doctype',
        parser.line - newlinesIn(doctype),
        say`the file declares entities (DOCTYPE), which can make a program read other files or grow without end; export it again without`,
      ),
    );
  });
  parser.on('opentag', (tag) => {
    const start = source.startOfTag(parser.position);
    const line = parser.line - newlinesIn(start.written);
    if (openNames.length >= limits.maxDepth)
      throw new XmlStop(
        xmlFault(
          'too_deep',
          line,
          say`<${tag.name.slice(0, 40)}> is nested ${limits.maxDepth + 1} deep, and real files never go that far; export it again`,
        ),
      );
    openNames.push({ name: tag.name, line });
    sink.open(
      {
        name: tag.local,
        namespace: tag.uri,
        attributes: attributesOf(tag),
        line,
        depth: openNames.length,
        from: start.from,
      },
      source,
    );
  });
  parser.on('text', (text) => {
    sink.text(text);
  });
  parser.on('cdata', (text) => {
    sink.text(text);
  });
  parser.on('closetag', (tag) => {
    openNames.pop();
    sink.close(tag.local, parser.position);
  });

  const decoder = iconv.getDecoder(encoding.value.name, { stripBOM: false });
  try {
    for (let at = encoding.value.skip; at < bytes.length; at += PIECE_BYTES) {
      const end = Math.min(bytes.length, at + PIECE_BYTES);
      const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at));
      if (text !== '') {
        source.push(text);
        parser.write(text);
      }
      yield { done: end, total: bytes.length };
    }
    const rest = decoder.end() ?? '';
    if (rest !== '') {
      source.push(rest);
      parser.write(rest);
    }
    const inside = openNames.at(-1);
    if (inside !== undefined)
      return xmlFault(
        'cut_off',
        parser.line,
        say`the file ends inside <${inside.name.slice(0, 40)}> of line ${inside.line}, so a part of it is missing; download it again`,
      );
    parser.close();
    return null;
  } catch (error) {
    if (error instanceof XmlStop) return error.fault;
    throw error;
  }
}

function malformed(line: number, column: number, reason: string): XmlFault {
  return xmlFault(
    'malformed',
    line,
    say`this is not well-formed XML (${reason.slice(0, 120)}); download or export the file again`,
    Math.max(1, column),
  );
}
