import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalAmount } from '../../../src/domain/letters/capitals.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Reads what the capitals say, as a bank clerk does: from the left, by place and group. */
function read(words: string): bigint {
  let rest = words.replace(/^(?:人民币|美元)/, '');
  let minor = 0n;
  const whole = /^(.*)元/.exec(rest)?.[1];
  if (whole !== undefined) {
    minor += readWhole(whole) * 100n;
    rest = rest.slice(whole.length + 1);
  }
  for (const [, digit = '', unit] of rest.matchAll(/([壹贰叁肆伍陆柒捌玖])([角分])/g))
    minor += BigInt(DIGITS.indexOf(digit)) * (unit === '角' ? 10n : 1n);
  return minor;
}

function readWhole(words: string): bigint {
  const hundredMillions = words.lastIndexOf('亿');
  if (hundredMillions >= 0)
    return readWhole(words.slice(0, hundredMillions)) * 100_000_000n + readWhole(words.slice(hundredMillions + 1)); // prettier-ignore
  const tenThousands = words.lastIndexOf('万');
  if (tenThousands >= 0)
    return readWhole(words.slice(0, tenThousands)) * 10_000n + readWhole(words.slice(tenThousands + 1)); // prettier-ignore
  let sum = 0;
  let digit = 0;
  for (const sign of words) {
    const unit = UNITS[sign];
    if (unit === undefined) digit = DIGITS.indexOf(sign);
    else {
      sum += digit * unit;
      digit = 0;
    }
  }
  return BigInt(sum + digit);
}

describe('capital numerals (domain-rules 5.5 no. 6)', () => {
  test.each([
    [3000945, '人民币叁万零玖元肆角伍分'],
    [100, '人民币壹元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角整'],
    [105, '人民币壹元零伍分'],
    [1050, '人民币壹拾元伍角整'],
    [10_000_000, '人民币壹拾万元整'],
    [10_000_100, '人民币壹拾万零壹元整'],
    [100_100_100, '人民币壹佰万壹仟零壹元整'],
    [1_000_000_000_0, '人民币壹亿元整'],
    [1_000_000_010_0, '人民币壹亿零壹元整'],
    [1_000_100_000_0, '人民币壹亿零壹万元整'],
    [10_000_000_000_0, '人民币壹拾亿元整'],
    [100_000_000_000_000, '人民币壹万亿元整'],
    [100_020_000_000_000, '人民币壹万零贰亿元整'],
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
  ])('%i fen', (minor, words) => {
    expect(capitalAmount(minor, 'CNY')).toBe(words);
  });

  test('dollars end in 元整, and nothing else has capitals', () => {
    expect(capitalAmount(1_234_500, 'USD')).toBe('美元壹万贰仟叁佰肆拾伍元整');
    for (const currency of ['EUR', 'JPY', 'HKD', 'GBP'])
      expect(capitalAmount(1_234_500, currency)).toBeNull();
    expect(capitalAmount(0, 'CNY')).toBeNull();
    expect(capitalAmount(-1, 'CNY')).toBeNull();
  });

  test('whoever reads them finds the amount again, for any amount', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 1, max: 100_000 }),
          fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
          fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 14 })).map(([digit, zeros]) => digit * 10 ** zeros), // prettier-ignore
        ),
        (minor) => {
          const words = capitalAmount(minor, 'CNY') ?? '';
          expect(read(words)).toBe(BigInt(minor));
          expect(words).not.toMatch(/零零|零[元万亿]|亿万/);
          expect(words.endsWith('分') || words.endsWith('整')).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
