/**
 * Bytes inside an input, handed to another thread instead of copied: an imported file of 40 MB
 * would otherwise stand in memory twice. The sender's array is empty afterwards.
 */
export interface Handed {
  readonly value: unknown;
  readonly buffers: ArrayBuffer[];
}

/** Looks at the top level only: every call that takes bytes takes them as a field of its own. */
export function handOver(input: unknown): Handed {
  if (input === null || typeof input !== 'object' || Array.isArray(input))
    return { value: input, buffers: [] };
  const buffers: ArrayBuffer[] = [];
  const fields = Object.entries(input).map(([key, field]: [string, unknown]) => {
    if (!(field instanceof Uint8Array)) return [key, field] as const;
    // A view into a larger buffer (a pool, a request body) must not drag its neighbours along.
    const whole =
      field.buffer instanceof ArrayBuffer && field.byteLength === field.buffer.byteLength
        ? new Uint8Array(field.buffer)
        : new Uint8Array(field);
    buffers.push(whole.buffer);
    return [key, whole] as const;
  });
  return { value: Object.fromEntries(fields), buffers };
}
