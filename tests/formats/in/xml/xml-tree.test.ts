import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  readXmlTree,
  textAt,
  XML_LIMITS,
  type XmlElement,
} from '../../../../src/formats/in/xml/xml-tree.ts';
import { english } from '../../../harness/english.ts';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  Buffer.from(text, encoding);

const refusalOf = (bytes: Uint8Array, limits = XML_LIMITS): string => {
  const read = readXmlTree(bytes, limits);
  return read.ok ? 'read' : `${read.error.code}: ${english(read.error.message)}`;
};

const treeOf = (text: string): XmlElement => {
  const read = readXmlTree(bytesOf(text));
  if (!read.ok) throw new Error(english(read.error.message));
  return read.value;
};

describe('refusals name the line', () => {
  it.each([
    ['an empty file', '', 'empty: the file is empty; download or export it again'],
    [
      'DOCTYPE',
      '<?xml version="1.0"?>\n<!DOCTYPE a [\n  <!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n<a>&x;</a>',
      'doctype: line 2: the file declares entities (DOCTYPE), which can make a program read other files or grow without end; export it again without',
    ],
    [
      'DOCTYPE without entities',
      '<!DOCTYPE html><a/>',
      'doctype: line 1: the file declares entities (DOCTYPE), which can make a program read other files or grow without end; export it again without',
    ],
    [
      'an entity nobody declared',
      '<a>\n  &euro;</a>',
      'malformed: line 2, column 8: this is not well-formed XML (undefined entity); download or export the file again',
    ],
    [
      'wrong nesting',
      '<a>\n<b>\n</a>',
      'malformed: line 3, column 4: this is not well-formed XML (unexpected close tag); download or export the file again',
    ],
    [
      'a prefix without a namespace',
      '<a><x:b/></a>',
      'malformed: line 1, column 9: this is not well-formed XML (unbound namespace prefix: "x"); download or export the file again',
    ],
    [
      'a file that ends too early',
      '<a>\n  <b>\n    <c>text',
      'cut_off: line 3: the file ends inside <c> of line 3, so a part of it is missing; download it again',
    ],
    [
      'an encoding nobody knows',
      '<?xml version="1.0" encoding="klingon"?><a/>',
      'encoding: line 1: the encoding "klingon" that the file declares is not known here; save it as UTF-8',
    ],
  ])('%s', (_name, text, sentence) => {
    expect(refusalOf(bytesOf(text))).toBe(sentence);
  });

  it('bytes that contradict the encoding', () => {
    expect(refusalOf(bytesOf('<a>\nMüller</a>', 'latin1'))).toBe(
      'encoding: line 2: byte FC is not UTF-8, and the file declares no other encoding; download the file again, or save it as UTF-8',
    );
    expect(
      refusalOf(bytesOf('<?xml version="1.0" encoding="utf-8"?>\n<a>Müller</a>', 'latin1')),
    ).toBe(
      'encoding: line 2: byte FC is not UTF-8, although the file says it is utf-8; download the file again, or save it as UTF-8',
    );
  });

  it('depth, size and number of elements', () => {
    const deep = `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`;
    expect(refusalOf(bytesOf(deep))).toBe(
      'too_deep: line 1: <a> is nested 65 deep, and real files never go that far; export it again',
    );
    expect(refusalOf(bytesOf('<a/>'), { ...XML_LIMITS, maxBytes: 3 })).toBe(
      'too_large: the file has 4 bytes, and at most 3 are read; export a shorter period',
    );
    expect(refusalOf(bytesOf('<a><b/><b/></a>'), { ...XML_LIMITS, maxElements: 2 })).toMatch(
      /^too_large: line 1: .*more than 2 elements/,
    );
  });
});

describe('reading', () => {
  it('goes by local names and keeps lines, attributes, CDATA and own text', () => {
    const root = treeOf(
      '<n:a xmlns:n="urn:x" xmlns="urn:y"\n k="1">\r\n <b n:id="2">x &amp; y<![CDATA[ <z>]]></b>\r\n <b/>\n</n:a>',
    );
    expect([root.name, root.namespace, root.line, root.attributes['k']]).toEqual([
      'a',
      'urn:x',
      1,
      '1',
    ]);
    const [first, second] = childrenOf(root, 'b');
    expect([first?.namespace, first?.line, first?.attributes['id'], first?.text]).toEqual([
      'urn:y',
      3,
      '2',
      'x & y <z>',
    ]);
    expect(second?.line).toBe(4);
    expect(textAt(root, 'b')).toBe('x & y <z>');
    expect(textAt(root, 'c', 'd')).toBe('');
  });

  it('an attribute called __proto__ is an attribute', () => {
    const root = treeOf('<a __proto__="x" constructor="y"/>');
    expect(root.attributes['__proto__']).toBe('x');
    expect(root.attributes['constructor']).toBe('y');
    expect(treeOf('<a/>').attributes['toString' + 'x']).toBeUndefined();
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeff<a>Weiß €</a>', 'utf8')],
    ['UTF-16LE with its mark', Buffer.from('\ufeff<a>Weiß €</a>', 'utf16le')],
    ['UTF-16LE without', Buffer.from('<a>Weiß €</a>', 'utf16le')],
    ['UTF-16BE with its mark', Buffer.from('\ufeff<a>Weiß €</a>', 'utf16le').swap16()],
    [
      'Windows-1252',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>Wei'),
        Buffer.from([0xdf, 0x20, 0x80]),
        Buffer.from('</a>'),
      ]),
    ],
    [
      'UTF-8 that says it is UTF-16',
      Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>Weiß €</a>', 'utf8'),
    ],
  ])('%s', (_name, bytes) => {
    const read = readXmlTree(bytes);
    expect(read.ok ? read.value.text : english(read.error.message)).toBe('Weiß €');
  });

  it('gives the same tree wherever the pieces of the file end', () => {
    // A piece is 8 KB; characters of one to four bytes and line ends are pushed across its edge.
    const inside = 'a€𝄞ß\r\n&amp;'.repeat(1_500);
    const plain = 'a€𝄞ß\n&'.repeat(1_500);
    for (let shift = 0; shift < 24; shift += 1) {
      const root = treeOf(`<r>${'x'.repeat(shift)}<t>${inside}</t><u k="1"/></r>`);
      expect(root.children[0]?.text === plain).toBe(true);
      expect(root.children[1]?.line).toBe(1_501);
    }
  });

  it('never throws and never lets a DOCTYPE pass, whatever the bytes', () => {
    const part = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '<c/>',
      'text',
      '&amp;',
      '&x;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE a [<!ENTITY x "y">]>',
      '<?xml version="1.0"?>',
      '\n',
      '\u0000',
      '<',
      '>',
      '"',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const read = readXmlTree(bytesOf(text));
        if (read.ok)
          expect(text.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, '')).not.toContain('<!DOCTYPE');
        else expect(english(read.error.message).length).toBeGreaterThan(10);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readXmlTree(bytes);
      }),
      { numRuns: 1_000 },
    );
  });
});
