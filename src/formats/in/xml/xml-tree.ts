/**
 * XML as a small tree: of a whole document that is known to be small (an e-invoice), or of one
 * element of a stream (an entry of a bank statement).
 *
 *     const read = readXmlTree(bytes);                     // Result<XmlElement, XmlFault>
 *     if (!read.ok) return read.error.message;             // 'line 2: the file declares entities …'
 *     textAt(read.value, 'AccountingSupplierParty', 'Party', 'PartyName', 'Name')
 *     for (const line of childrenOf(read.value, 'InvoiceLine')) line.line, line.attributes.currencyID
 *
 * Elements go by their local names; `namespace` tells CII from UBL where it matters.
 */
import { err, ok, type Result } from '../../../domain/result.ts';
import { XML_LIMITS, xmlFault, type XmlFault, type XmlLimits } from './xml-fault.ts';
import { streamXml, XmlStop, type XmlOpen, type XmlSink } from './xml-stream.ts';
import { say } from '../../../domain/texts/text.ts';

export type { XmlFault, XmlLimits } from './xml-fault.ts';
export { XML_LIMITS } from './xml-fault.ts';

export interface XmlElement {
  /** Local name. */
  readonly name: string;
  readonly namespace: string;
  /** One-based line on which it begins. */
  readonly line: number;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children; as written, blanks and line ends included. */
  readonly text: string;
}

interface Growing extends XmlElement {
  text: string;
  children: XmlElement[];
}

/**
 * Puts elements together. `onClosed` sees each element when it is whole and says whether its parent
 * keeps it; what is not kept is forgotten, so that a long list never becomes a tree.
 */
export class XmlTreeBuilder implements XmlSink {
  readonly #open: Growing[] = [];
  readonly #limits: XmlLimits;
  readonly #onClosed: (element: XmlElement, depth: number) => 'keep' | 'drop';
  #held = 0;
  /** Elements held below and including each open one. */
  readonly #heldBefore: number[] = [];

  constructor(
    onClosed: (element: XmlElement, depth: number) => 'keep' | 'drop',
    limits: XmlLimits = XML_LIMITS,
  ) {
    this.#onClosed = onClosed;
    this.#limits = limits;
  }

  open(element: XmlOpen): void {
    this.#heldBefore.push(this.#held);
    this.#held += 1;
    if (this.#held > this.#limits.maxElements)
      throw new XmlStop(
        xmlFault(
          'too_large',
          element.line,
          say`this part of the file holds more than ${this.#limits.maxElements} elements, as no real one does; export a shorter period`,
        ),
      );
    this.#open.push({
      name: element.name,
      namespace: element.namespace,
      line: element.line,
      attributes: element.attributes,
      children: [],
      text: '',
    });
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += text;
  }

  close(): void {
    const element = this.#open.pop();
    const heldBefore = this.#heldBefore.pop();
    if (element === undefined || heldBefore === undefined) return;
    if (this.#onClosed(element, this.#open.length + 1) === 'keep')
      this.#open.at(-1)?.children.push(element);
    else this.#held = heldBefore;
  }
}

/**
 * The whole document as a tree. For files that are small by nature; a limit on bytes is the
 * caller's (`{ ...XML_LIMITS, maxBytes: 20_000_000 }`).
 */
export function readXmlTree(
  bytes: Uint8Array,
  limits: XmlLimits = XML_LIMITS,
): Result<XmlElement, XmlFault> {
  let root: XmlElement | null = null;
  const builder = new XmlTreeBuilder((element, depth) => {
    if (depth === 1) root = element;
    return 'keep';
  }, limits);
  const reading = streamXml(bytes, builder, limits);
  let step = reading.next();
  while (!step.done) step = reading.next();
  if (step.value !== null) return err(step.value);
  if (root === null)
    return err(xmlFault('empty', null, say`the file holds no element; export it again`));
  return ok(root);
}

/** The first child of that name, then its first child of the next name, and so on; or null. */
export function childOf(
  element: XmlElement | null,
  ...names: readonly string[]
): XmlElement | null {
  let at = element;
  for (const name of names) {
    if (at === null) return null;
    at = at.children.find((child) => child.name === name) ?? null;
  }
  return at;
}

/** All children of that name, in order. */
export const childrenOf = (element: XmlElement | null, name: string): readonly XmlElement[] =>
  element === null ? [] : element.children.filter((child) => child.name === name);

/** The text of what `childOf` finds, without blanks around it; `''` when it is not there. */
export const textAt = (element: XmlElement | null, ...names: readonly string[]): string =>
  childOf(element, ...names)?.text.trim() ?? '';
