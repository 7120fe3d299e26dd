import { describe, expect, it } from 'vitest';
import { newGate } from '../../src/engine/gate.ts';

/** Work that ends when the test says so, and notes when it began and ended. */
function steps() {
  const log: string[] = [];
  const work = (name: string) => {
    let finish: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (finish = resolve));
    return {
      finish,
      run: async () => {
        log.push(`${name} begins`);
        await done;
        log.push(`${name} ends`);
      },
    };
  };
  return { log, work };
}
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('the gate', () => {
  it('lets reads run together and a change of ledger alone', async () => {
    const { log, work } = steps();
    const gate = newGate();
    const [a, b, open, late] = [work('list'), work('import'), work('open'), work('late list')];
    const all = [
      gate.shared(a.run),
      gate.shared(b.run),
      gate.exclusive(open.run),
      gate.shared(late.run),
    ];
    await settle();
    expect(log).toEqual(['list begins', 'import begins']);
    a.finish();
    await settle();
    expect(log).not.toContain('open begins');
    b.finish();
    await settle();
    expect(log.slice(-1)).toEqual(['open begins']);
    open.finish();
    await settle();
    expect(log.slice(-2)).toEqual(['open ends', 'late list begins']);
    late.finish();
    await Promise.all(all);
  });

  it('opens again after work that threw', async () => {
    const gate = newGate();
    await expect(gate.exclusive(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.shared(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.exclusive(() => Promise.resolve(7))).resolves.toBe(7);
  });
});
