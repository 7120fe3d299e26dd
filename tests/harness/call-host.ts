/** A call of the contract to a running browser host, as its page makes it. */
import type { APIRequestContext } from '@playwright/test';
import type { CallInput, CallName, CallOutput, CallResult } from '../../src/contract/api.ts';
import { fromWire, toWire, WIRE_TYPE } from '../../src/contract/wire.ts';
import { english } from './english.ts';

/** `request` has the cookie of the host at `origin`. Throws what is refused. */
export const callHost =
  (request: APIRequestContext, origin: string) =>
  async <K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> => {
    const response = await request.post(`${origin}/call/${name}`, {
      headers: { 'Content-Type': WIRE_TYPE, Origin: origin },
      data: Buffer.from(toWire({ input, jobId: null })),
    });
    const result = fromWire(await response.body()) as CallResult<K>;
    if (!result.ok)
      throw new Error(`${name}: ${result.error.code}: ${english(result.error.message)}`);
    return result.value as CallOutput<K>;
  };
