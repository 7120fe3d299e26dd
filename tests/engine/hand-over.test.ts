import { describe, expect, it } from 'vitest';
import { handOver } from '../../src/engine/hand-over.ts';

describe('bytes of an input', () => {
  it('are handed over whole when they own their buffer', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const handed = handOver({ fileName: 'a.csv', bytes });
    expect(handed.buffers).toEqual([bytes.buffer]);
    expect(handed.value).toEqual({ fileName: 'a.csv', bytes });
  });

  it('are copied out of a larger buffer, which stays whole', () => {
    const body = new Uint8Array([9, 1, 2, 3, 9]);
    const handed = handOver({ bytes: body.subarray(1, 4) });
    expect(handed.value).toEqual({ bytes: new Uint8Array([1, 2, 3]) });
    expect(handed.buffers[0]).not.toBe(body.buffer);
    expect(handed.buffers[0]?.byteLength).toBe(3);
  });

  it.each([[null], ['text'], [[1, 2]], [{ asOf: '2026-06-30' }]])('%j has none', (input) => {
    expect(handOver(input)).toEqual({ value: input, buffers: [] });
  });
});
