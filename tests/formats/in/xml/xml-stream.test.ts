import { expect, it } from 'vitest';
import { streamXml } from '../../../../src/formats/in/xml/xml-stream.ts';
import type { XmlMark, XmlSource } from '../../../../src/formats/in/xml/xml-source.ts';

/** What each `<e>` of the text says it stands on and looks like, read in pieces of 8 KB. */
function elementsOf(text: string): readonly { readonly line: number; readonly written: string }[] {
  const found: { line: number; written: string }[] = [];
  let open: { readonly line: number; readonly mark: XmlMark } | null = null;
  const reading = streamXml(Buffer.from(text), {
    open: ({ name, line, from }, source: XmlSource) => {
      if (name === 'e') open = { line, mark: source.mark(from, 100) };
    },
    text: () => {
      // not of interest here
    },
    close: (name, to) => {
      if (name === 'e' && open !== null)
        found.push({ line: open.line, written: open.mark.upTo(to) });
    },
  });
  let step = reading.next();
  while (!step.done) step = reading.next();
  expect(step.value).toBeNull();
  return found;
}

it.each(['\n', '\r\n', '\r'])(
  'knows line and text of an element wherever the pieces end (line end %j)',
  (end) => {
    const element = `<e a="1 > 0"${end}  b='"'>Weiß${end}𝄞 &lt;</e>`;
    for (let shift = 0; shift < 60; shift += 1) {
      const text = `<r>${end}${'x'.repeat(8_140 + shift)}${element}<f/><e/></r>`;
      expect(elementsOf(text)).toEqual([
        { line: 2, written: element },
        { line: 4, written: '<e/>' },
      ]);
    }
  },
);

it('reports how far it is, about every 8 KB', () => {
  const reading = streamXml(Buffer.from(`<r>${'<e/>'.repeat(10_000)}</r>`), {
    open: () => undefined,
    text: () => undefined,
    close: () => undefined,
  });
  const done: number[] = [];
  for (let step = reading.next(); !step.done; step = reading.next()) done.push(step.value.done);
  expect(done).toEqual([8_192, 16_384, 24_576, 32_768, 40_007]);
});
