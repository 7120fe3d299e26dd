/** The credit file: what is on it, what is wanting, what follows. Source: domain-rules 1.1 P01–P06, 1.5 D04. */
import { describe, expect, test } from 'vitest';
import {
  creditFileOf,
  type CreditFile,
  type CreditFileSetting,
} from '../../../src/domain/credit/credit-file.ts';
import { creditDecided, creditLimitOf } from '../../../src/domain/credit/credit-given.ts';
import { english, judged, madeCase, type MadeFact } from '../case/made-case.ts';

const ASKED = '2026-11-20';
const KNOWN: CreditFileSetting = { habit: { items: 9, usualDays: 4, latelyDays: 5 }, band: 'low' };
const NEW: CreditFileSetting = { habit: null, band: 'low' };

const fact = (kind: MadeFact['kind'], key: string, on: string, more: Partial<MadeFact> = {}): MadeFact => ({ kind, key, on, ...more }); // prettier-ignore
const SECTIONS = { operating: 'trades', financial: 'sound', registration: 'since 2011', litigation: 'none' }; // prettier-ignore
const REPORT = fact('report', 'RP-1', '2026-05-02', { details: { ...SECTIONS, rating: 'B' } });
const REFERENCE = fact('reference', 'RF-1', '2026-05-03', {
  details: { company: 'Iris GmbH', called_on: '2026-05-04', answer: 'pays on time' },
});
const STATEMENT = fact('statement', 'ST-1', '2026-05-05', {
  details: { year: '2025', current_ratio: '1.4', equity_ratio: '0.31', payable_days: '40' },
});
const assessed = (ability: string, willingness: string): MadeFact =>
  fact('assessment', 'AS-1', '2026-05-06', { details: { ability, willingness } });
const WHOLE = [REPORT, REFERENCE, STATEMENT, assessed('good', 'good')];

const fileOf = (
  facts: readonly MadeFact[],
  setting: CreditFileSetting = KNOWN,
  items: Parameters<typeof madeCase>[0]['items'] = [],
): CreditFile => creditFileOf(judged(madeCase({ asOf: ASKED, items, facts })).judged, setting);
const part = (file: CreditFile, name: string): string => {
  const found = file.parts.find((one) => one.part === name);
  return `${found?.state}${found?.wanting == null ? '' : `: ${english(found.wanting)}`}`;
};
const proposal = ({ proposed }: CreditFile): string =>
  `${proposed.decision}: ${proposed.because.map(english).join(' | ')}`;

describe('what is on file', () => {
  test('nothing: every part is missing, and who has paid has limited credit by that', () => {
    const file = fileOf([]);
    expect(file.parts.map((one) => [one.part, one.state])).toEqual([
      ['report', 'missing'],
      ['references', 'missing'],
      ['statements', 'missing'],
      ['assessment', 'missing'],
    ]);
    expect(proposal(file)).toBe(
      'limited: no credit report; no trade reference; no financial statement; ability and willingness are not assessed',
    );
    expect(proposal(fileOf([], NEW))).toMatch(/^cash_only: no credit report; /);
  });

  test('everything is there: full credit', () => {
    const file = fileOf(WHOLE);
    expect(file.parts.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(proposal(file)).toBe('full: the file is complete');
    expect(fileOf(WHOLE, NEW).proposed.decision).toBe('full');
  });

  test('a report is good for a year, or as long as it says, its last day included', () => {
    const report = (on: string, until?: string) =>
      part(
        fileOf([
          fact('report', 'RP-1', on, { details: SECTIONS, ...(until === undefined ? {} : { until }) }), // prettier-ignore
        ]),
        'report',
      );
    expect(report('2025-11-20')).toBe('done');
    expect(report('2025-11-19')).toBe(
      'expired: the report (RP-1) is of 2025-11-19, good until 2026-11-19',
    );
    expect(report('2024-01-01', '2026-11-20')).toBe('done');
    expect(report('2026-11-01', '2026-11-19')).toMatch(/^expired/);
  });

  test('sections of a report that are blank are named; the newest report counts', () => {
    const old = fact('report', 'RP-0', '2026-01-02', { details: SECTIONS });
    const file = fileOf([REPORT, fact('report', 'RP-2', '2026-06-02', { details: { operating: 'trades', registration: ' ' } }), old]); // prettier-ignore
    expect(part(file, 'report')).toBe(
      'open: the report (RP-2) says nothing of its finances, its registration and litigation',
    );
    expect(file.reports.map(({ key }) => key)).toEqual(['RP-2', 'RP-1', 'RP-0']);
  });

  test('a reference that nobody rang counts for nothing (P03)', () => {
    const unrung = fact('reference', 'RF-2', '2026-05-03', { details: { company: 'Alma SL' } });
    const nameless = fact('reference', 'RF-3', '2026-05-03');
    expect(part(fileOf([unrung, nameless]), 'references')).toBe(
      'open: nobody has rung Alma SL and RF-3',
    );
    expect(part(fileOf([REFERENCE, unrung]), 'references')).toBe('done: nobody has rung Alma SL');
    expect(proposal(fileOf([...WHOLE, unrung]))).toBe('full: the file is complete');
  });

  test('a statement is good for two years after its own', () => {
    const statement = (year: string) => part(fileOf([fact('statement', 'ST-1', '2026-05-05', { details: { year } })]), 'statements'); // prettier-ignore
    expect(statement('2024')).toBe('done');
    expect(statement('2023')).toBe('expired: the newest statement is of 2023');
    expect(part(fileOf([fact('statement', 'ST-1', '2024-05-05')]), 'statements')).toBe(
      'expired: the newest statement is of 2023',
    );
  });

  test('what was ended or has expired is gone', () => {
    const end = fact('end', 'E-1', '2026-06-01', { ends: 'RF-1' });
    expect(fileOf([REFERENCE, end]).references).toEqual([]);
    const expired = fact('statement', 'ST-1', '2026-05-05', { until: '2026-11-19', details: { year: '2025' } }); // prettier-ignore
    expect(fileOf([expired]).statements).toEqual([]);
  });
});

describe('financial statements', () => {
  const said = (...years: readonly Readonly<Record<string, string>>[]): readonly string[] =>
    fileOf(
      years.map((details, at) => fact('statement', `ST-${at + 1}`, '2026-05-05', { details })),
    ).statements.map(
      ({ year, says, isWeak }) => `${year}${isWeak ? ' weak' : ''} ${says.map(english).join(' ')}`,
    );

  test('weak ratios are said, and the limits of them', () => {
    expect(said({ year: '2025', current_ratio: '0.99', equity_ratio: '0.09' })).toEqual([
      '2025 weak Current ratio 0.99: what it owes within the year is more than what it has for it. Equity ratio 0.09: nearly everything belongs to its creditors.',
    ]);
    expect(said({ year: '2025', current_ratio: '1', equity_ratio: '0.10' })).toEqual(['2025 ']);
    expect(said({ year: '2025' })).toEqual(['2025 ']);
  });

  test('the year before is compared with: suppliers paid later, equity up or down', () => {
    expect(
      said(
        { year: '2024', payable_days: '40', equity_ratio: '0.30' },
        { year: '2025', payable_days: '70', equity_ratio: '0.20' },
      ),
    ).toEqual(['2025 weak It pays its suppliers 30 days later than in 2024.', '2024 ']);
    expect(
      said({ year: '2024', equity_ratio: '0.30' }, { year: '2025', equity_ratio: '0.20' }),
    ).toEqual(['2025 Its equity ratio fell from 0.30 in 2024 to 0.20.', '2024 ']);
    expect(
      said({ year: '2024', equity_ratio: '0.20' }, { year: '2025', equity_ratio: '0.30' })[0],
    ).toBe('2025 Its equity ratio rose from 0.20 in 2024 to 0.30.');
    expect(
      said({ year: '2024', payable_days: '40' }, { year: '2025', payable_days: '69' })[0],
    ).toBe('2025 ');
  });
});

describe('what is proposed', () => {
  test.each([
    ['good', 'middling', 'limited: its willingness is middling'],
    ['middling', 'good', 'limited: its ability is middling'],
    ['bad', 'good', 'cash_only: it cannot pay at present'],
    ['good', 'bad', 'cash_only: it does not want to pay'],
    ['bad', 'bad', 'decline: it cannot pay and does not want to'],
  ])('ability %s, willingness %s', (ability, willingness, expected) => {
    const facts = [REPORT, REFERENCE, STATEMENT, assessed(ability, willingness)];
    expect(proposal(fileOf(facts))).toBe(expected);
  });

  test.each([
    ['low', 'full: the file is complete'],
    ['watch', 'full: the file is complete'],
    ['high', 'cash_only: the risk score says payment in advance'],
    ['critical', 'cash_only: the risk score says payment in advance'],
  ] as const)('a score that is %s', (band, expected) => {
    expect(proposal(fileOf(WHOLE, { ...KNOWN, band }))).toBe(expected);
  });

  test('the strictest wins, and every ground is said', () => {
    const weak = fact('statement', 'ST-2', '2026-05-05', { details: { year: '2025', current_ratio: '0.5' } }); // prettier-ignore
    const suspected = fact('insolvency', 'IN-1', '2026-10-01', { details: { state: 'suspected' } });
    const facts = [REPORT, REFERENCE, weak, assessed('good', 'middling'), suspected];
    expect(proposal(fileOf(facts))).toBe(
      'cash_only: an insolvency is suspected | its willingness is middling | its last statement is weak',
    );
    const formal = fact('insolvency', 'IN-1', '2026-10-01', { details: { state: 'formal' } });
    expect(proposal(fileOf([...WHOLE, formal]))).toBe('decline: insolvency proceedings are open');
  });

  test('what was decided stands beside it: the newest that has not expired', () => {
    const decided = (key: string, on: string, decision: string, until?: string) =>
      fact('assessment', key, on, {
        details: { decision, reason: `because of ${key}` },
        ...(until === undefined ? {} : { until }),
      });
    const file = fileOf([...WHOLE, decided('AS-2', '2026-06-01', 'limited')]);
    expect(file.decided).toMatchObject({ decision: 'limited', key: 'AS-2', reason: 'because of AS-2' }); // prettier-ignore
    expect(fileOf(WHOLE).decided).toBeNull();
    const facts = [decided('AS-2', '2026-06-01', 'limited'), decided('AS-3', '2026-07-01', 'full', '2026-11-19')]; // prettier-ignore
    expect(creditDecided(madeCase({ asOf: ASKED, items: [], facts }).facts)?.key).toBe('AS-2');
    const sameDay = [decided('AS-2', '2026-06-01', 'limited'), decided('AS-3', '2026-06-01', 'full')]; // prettier-ignore
    expect(creditDecided(madeCase({ asOf: ASKED, items: [], facts: sameDay }).facts)?.key).toBe('AS-3'); // prettier-ignore
  });
});

describe('a new report at the first default (D04)', () => {
  const refresh = (facts: readonly MadeFact[], due: string): string | null => {
    const { refresh: said } = fileOf(facts, KNOWN, [{ due }]);
    return said === null ? null : english(said);
  };
  test('until there is one that is younger than the default', () => {
    expect(refresh([REPORT], '2026-08-01')).toBe(
      'Ask for a new credit report: INV-1 is overdue since 2026-08-01, and the report is of 2026-05-02, 91 days before.',
    );
    expect(refresh([], '2026-08-01')).toBe(
      'Ask for a credit report: INV-1 is overdue since 2026-08-01, and there is none on file.',
    );
    expect(refresh([REPORT], '2026-05-01')).toBeNull();
    expect(refresh([REPORT], ASKED)).toBeNull();
  });
});

test('limits: the one in force is marked, a temporary one gives way to the one before it', () => {
  const limit = (key: string, on: string, amount: number, until?: string): MadeFact =>
    fact('limit', key, on, {
      amount,
      details: { approved_by: 'Inês', insured: '5000' },
      ...(until === undefined ? {} : { until }),
    });
  const limits = (...facts: readonly MadeFact[]) =>
    fileOf(facts).limits.map(
      ({ key, minor, isInForce }) => `${key} ${minor}${isInForce ? ' *' : ''}`,
    );
  expect(limits(limit('LI-1', '2026-01-01', 1000), limit('LI-2', '2026-05-01', 2000, '2026-11-20'))).toEqual(['LI-2 2000 *', 'LI-1 1000']); // prettier-ignore
  expect(limits(limit('LI-1', '2026-01-01', 1000), limit('LI-2', '2026-05-01', 2000, '2026-11-19'))).toEqual(['LI-2 2000', 'LI-1 1000 *']); // prettier-ignore
  expect(fileOf([limit('LI-1', '2026-01-01', 1000)]).limits[0]).toMatchObject({
    approvedBy: 'Inês',
    insured: '5000',
    until: null,
  });
  expect(creditLimitOf(madeCase({ asOf: ASKED, items: [], facts: [] }))).toBeNull();
});
