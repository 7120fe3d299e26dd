/** Ability and willingness, and what may be conceded: domain-rules 1.5 D03, D05, D06, D09, D10; 1.11. */
import { describe, expect, test } from 'vitest';
import {
  isConceded,
  paceOf,
  STANCES,
  stanceOf,
  strategyOf,
  whyNotConceded,
} from '../../../src/domain/case/strategy.ts';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { english, judged, madeCase, type MadeFact } from './made-case.ts';

const ASKED = '2026-11-20';

const assessed = (ability: string, willingness?: string, on = '2026-11-05'): MadeFact => ({
  kind: 'assessment',
  key: 'AS-1',
  on,
  details: { ability, ...(willingness === undefined ? {} : { willingness }) },
});
const said = (code: string, state: string, on = '2026-11-02'): MadeFact => ({
  kind: 'reason',
  key: `RE-${code}`,
  on,
  details: { code, state },
});
const caseOf = (...facts: readonly MadeFact[]) =>
  madeCase({ asOf: ASKED, items: [{ due: '2026-08-01' }], facts });

test('a decision on the credit file takes back nothing that was assessed', () => {
  const decided = { kind: 'assessment', key: 'AS-2', on: '2026-11-08', details: { decision: 'limited' } } as const; // prettier-ignore
  expect(stanceOf(caseOf(assessed('good', 'bad'), decided))).toBe('pressure');
});

describe('the grid', () => {
  test.each([
    // What was verified, and what was not.
    ['nothing known', [], null, 1],
    ['a claim that nobody verified', [said('X04', 'claimed')], null, 1],
    ['a claim that is true', [said('X04', 'verified')], 'support', 1],
    ['a claim that is untrue, ability not assessed', [said('X04', 'contradicted')], null, 1],
    // Able.
    ['able and willing', [assessed('good', 'good')], 'remind', 1],
    ['able, willingness not known', [assessed('good')], 'remind', 1],
    ['able and not willing', [assessed('good', 'bad')], 'pressure', 0.5],
    ['able, and says it cannot (D05)', [said('X07', 'claimed'), assessed('good')], 'pressure', 0.5],
    ['able, says it cannot, and that is true', [said('X04', 'verified'), assessed('good')], 'remind', 1],
    ['able, and another reason is untrue', [said('X02', 'contradicted'), assessed('good')], 'pressure', 0.5],
    ['able, and another reason is only claimed', [said('X02', 'claimed'), assessed('good')], 'remind', 1],
    // Not able.
    ['not able, willing (D10)', [assessed('bad', 'good')], 'support', 1],
    ['not able, willingness not known', [assessed('bad')], 'support', 1],
    ['not able, and the reason is untrue (D06)', [said('X02', 'contradicted'), assessed('bad', 'good')], 'shortened', 0.5],
    ['not able and not willing', [assessed('bad', 'bad')], 'pressure', 1],
    // In part.
    ['able in part, willing', [assessed('middling', 'good')], 'support', 1],
    ['able in part, not willing', [assessed('middling', 'bad')], 'pressure', 1],
    ['able in part, and says it cannot', [said('X04', 'claimed'), assessed('middling')], 'support', 1],
  ] as const)('%s', (_, facts, stance, pace) => {
    const one = caseOf(...facts);
    expect([stanceOf(one), paceOf(one)]).toEqual([stance, pace]);
  }); // prettier-ignore

  test('what was said counts for 180 days, its last day included', () => {
    const facts = (on: string) => [said('X04', 'claimed', on), assessed('good', 'good')];
    expect(stanceOf(caseOf(...facts('2026-05-24')))).toBe('pressure');
    expect(stanceOf(caseOf(...facts('2026-05-23')))).toBe('remind');
  });

  test('the newest assessment counts, and one that expired does not', () => {
    const before = assessed('bad', 'bad', '2026-03-01');
    const newer = { ...assessed('good', 'good'), key: 'AS-2' };
    expect(stanceOf(caseOf(before, newer))).toBe('remind');
    expect(stanceOf(caseOf({ ...newer, until: '2026-11-19' }))).toBeNull();
    expect(stanceOf(caseOf({ ...newer, until: '2026-11-20' }))).toBe('remind');
  });
});

describe('the strategy', () => {
  const strategy = (...facts: readonly MadeFact[]) => {
    const found = strategyOf(judged(caseOf(...facts), DEFAULT_POLICY).judged);
    return found === null
      ? null
      : {
          stance: found.stance,
          isHalved: found.isHalved,
          said: found.because.map(english),
          steps: found.steps.map(({ what, doneOn }) => `${doneOn ?? '–'} ${english(what)}`),
          missing: found.missing === null ? null : english(found.missing),
        };
  };

  test('of somebody of whom nothing was said is none', () => {
    expect(strategy(said('X02', 'claimed'))).toBeNull();
  });

  test('of a claim says what is missing', () => {
    expect(strategy(said('X04', 'claimed'))).toEqual({
      stance: null,
      isHalved: false,
      said: ['It says that it cannot pay (RE-X04, since 2026-11-02); that is not verified.'],
      steps: [],
      missing: 'Whether it could pay is not known: verify what it says, or record an assessment.',
    });
  });

  test('shows what was done, and when', () => {
    const found = strategy(
      said('X07', 'claimed'),
      assessed('good'),
      { kind: 'contact', key: 'K-1', on: '2026-11-10', details: { channel: 'call' } },
      { kind: 'contact', key: 'K-2', on: '2026-11-12', details: { direction: 'in' } },
      { kind: 'hold', key: 'H-1', on: '2026-11-11', details: { level: 'hold' } },
      {
        kind: 'demand',
        key: 'DE-1',
        on: '2026-11-09',
        until: '2026-11-16',
        details: { level: '3' },
      },
      { kind: 'route', key: 'RO-1', on: '2026-11-18', details: { to: 'agency' } },
    );
    expect(found?.said).toEqual([
      'It says that it cannot pay (RE-X07, since 2026-11-02); that is not verified.',
      'Assessed on 2026-11-05 (AS-1).',
      'Who could pay and says otherwise does not want to.',
    ]);
    expect(found?.steps.map((step) => step.split(' ', 1)[0])).toEqual([
      '2026-11-10',
      '–',
      '2026-11-09',
      '2026-11-11',
      '2026-11-18',
      '–',
    ]);
  });

  test('says what it rests on', () => {
    expect(strategy(said('X04', 'verified'))).toMatchObject({
      stance: 'support',
      said: ['It says that it cannot pay (RE-X04, since 2026-11-02), and that is verified.'],
      missing: 'Whether it wants to pay is not assessed.',
    });
    expect(strategy(said('X04', 'contradicted'), assessed('good'))).toMatchObject({
      stance: 'pressure',
      isHalved: true,
      said: [
        'It says that it cannot pay (RE-X04, since 2026-11-02), and that is not true.',
        'Assessed on 2026-11-05 (AS-1).',
        'Who could pay and says otherwise does not want to.',
      ],
      missing: null,
    });
    expect(
      strategy(said('X02', 'contradicted'), said('X04', 'verified'), assessed('bad', 'good')),
    ).toMatchObject({
      stance: 'shortened',
      said: [
        'It says that it cannot pay (RE-X04, since 2026-11-02), and that is verified.',
        'Assessed on 2026-11-05 (AS-1).',
        'A reason that it gave is not true (RE-X02, 2026-11-02).',
      ],
    });
    expect(strategy(said('X04', 'verified'), assessed('good', 'good'))).toMatchObject({
      stance: 'remind',
      isHalved: false,
      said: [
        'It says that it cannot pay (RE-X04, since 2026-11-02), and that is verified.',
        'Assessed on 2026-11-05 (AS-1).',
      ],
      missing: null,
    });
    // What is shortened does not wait for a word about willingness.
    expect(strategy(said('X02', 'contradicted'), assessed('bad'))?.missing).toBeNull();
  });

  test('every step of each', () => {
    const done: readonly MadeFact[] = [
      { kind: 'contact', key: 'K-1', on: '2026-11-10', details: { channel: 'call' } },
      { kind: 'hold', key: 'H-1', on: '2026-11-11', details: { level: 'hold' } },
      {
        kind: 'demand',
        key: 'DE-3',
        on: '2026-11-08',
        until: '2026-11-15',
        details: { level: '3' },
      },
      {
        kind: 'demand',
        key: 'DE-4',
        on: '2026-11-09',
        until: '2026-11-16',
        details: { level: '4' },
      },
      {
        kind: 'demand',
        key: 'DE-2',
        on: '2026-11-12',
        until: '2026-11-19',
        details: { level: '2' },
      },
      { kind: 'route', key: 'RO-1', on: '2026-11-18', details: { to: 'agency' } },
      { kind: 'route', key: 'RO-2', on: '2026-11-17', details: { to: 'lawyer' } },
    ];
    expect(strategy(assessed('good', 'good'), ...done)?.steps).toEqual([
      '2026-11-10 ring, and ask for the day of payment',
      '– send the statement again, with the documents they need',
    ]);
    expect(strategy(assessed('bad', 'good'), ...done)?.steps).toEqual([
      '– agree on a plan over what is open, by amounts and days',
      '– ask for security: a guarantee, goods, cheques with later dates',
      '– ask what would bring money in: stock to sell, invoices of their own to collect',
      '2026-11-11 deliver against payment only, in half quantities',
      '– ring on the day on which money comes in: a new order, funds, a large customer that pays',
    ]);
    expect(strategy(said('X02', 'contradicted'), assessed('bad'), ...done)?.steps).toEqual([
      '2026-11-10 say which fact contradicts the reason they gave, and ask again',
      '– look whether an insolvency was filed, before you take payments or a plan',
      '2026-11-11 stop deliveries on account',
      '2026-11-09 send the formal demand',
      '2026-11-18 hear an agency about what it would recover',
    ]);
    expect(strategy(assessed('good', 'bad'), ...done)?.steps).toEqual([
      '2026-11-10 ring politely, and ask for an amount and a day',
      '– say what the delay costs you, as far as it is true',
      '2026-11-09 send the formal demand',
      '2026-11-11 stop deliveries on account, and concede nothing',
      '2026-11-18 give it to an agency',
      '– weigh a court claim: its cost, its months, and what would be left',
    ]);
  });

  test('a plan, and the security that came with it', () => {
    const plan = (key: string, on: string, details: MadeFact['details']): MadeFact => ({
      kind: 'plan',
      key,
      on,
      details: { instalments: '2026-12-01:100.00', ...details },
    });
    const first = (...facts: readonly MadeFact[]) =>
      strategy(assessed('bad', 'good'), ...facts)
        ?.steps.slice(0, 2)
        .map((one) => one.split(' ', 1)[0]);
    expect(first(plan('PL-1', '2026-11-10', {}))).toEqual(['2026-11-10', '–']);
    expect(first(plan('PL-1', '2026-11-10', { security: '' }))).toEqual(['2026-11-10', '–']);
    expect(first(plan('PL-1', '2026-11-10', { security: 'guarantee' }))).toEqual([
      '2026-11-10',
      '2026-11-10',
    ]);
    const ended: MadeFact = { kind: 'end', key: 'E-1', on: '2026-11-12', ends: 'PL-1' };
    expect(first(plan('PL-1', '2026-11-10', { security: 'guarantee' }), ended)).toEqual(['–', '–']);
  });

  test('asks for nothing that the product refuses (1.10), whatever the stance', () => {
    const facts = {
      remind: [assessed('good', 'good')],
      support: [assessed('bad', 'good')],
      shortened: [said('X02', 'contradicted'), assessed('bad')],
      pressure: [assessed('good', 'bad')],
    } as const;
    for (const stance of STANCES) {
      const found = strategy(...facts[stance]);
      expect(found?.stance).toBe(stance);
      expect(found?.steps.length).toBeGreaterThan(1);
      expect(found?.steps.join(' ')).not.toMatch(/publish|shame|police|family|neighbour|threat/i);
    }
  });
});

describe('what may be conceded (D03)', () => {
  const why = (
    kind: 'concession' | 'waiver' | 'extension',
    details: { by?: string; reason?: string },
    ...facts: readonly MadeFact[]
  ): string | null => {
    const text = whyNotConceded(
      { kind, approvedBy: details.by ?? '', reason: details.reason ?? '' },
      caseOf(...facts),
    );
    return text === null ? null : english(text);
  };
  const named = { by: 'Ana Ruiz', reason: 'half now, and the rest is let go' };

  test('has a name to it, and a reason', () => {
    expect(why('waiver', {})).toBe(
      'who approves it (approved_by) and why (reason) are missing: what is conceded has a name to it',
    );
    expect(why('waiver', { by: ' ', reason: 'x' })).toContain('who approves it');
    expect(why('waiver', named)).toBeNull();
    expect(why('extension', {})).toContain('who approves it');
    expect(why('extension', { by: 'Ana Ruiz' })).toBeNull();
  });

  test('a part of the sum only for who cannot pay, and that is verified', () => {
    expect(why('concession', named)).toMatch(/^that C1 cannot pay is not verified/);
    expect(why('concession', named, said('X04', 'claimed'))).toMatch(/is not verified/);
    expect(why('concession', named, said('X04', 'verified'))).toBeNull();
    expect(why('concession', named, assessed('bad'))).toBeNull();
    expect(why('concession', named, assessed('middling'))).toMatch(/ability middling/);
    expect(why('concession', named, said('X04', 'verified'), assessed('good'))).toMatch(
      /assessed as able to pay \(ability good\)/,
    );
  });

  test('an extension that is asked for or refused concedes nothing', () => {
    const conceded = (kind: 'extension' | 'waiver' | 'promise', state?: string): boolean =>
      isConceded({ kind, details: state === undefined ? {} : { state } });
    expect([conceded('extension', 'granted'), conceded('waiver')]).toEqual([true, true]);
    expect([conceded('extension', 'asked'), conceded('extension', 'refused')]).toEqual([
      false,
      false,
    ]);
    expect([conceded('extension'), conceded('promise', 'granted')]).toEqual([false, false]);
  });

  test('says which of the two is missing', () => {
    expect(why('waiver', { by: 'Ana Ruiz', reason: ' ' })).toBe(
      'why (reason) is missing: what is conceded has a name to it',
    );
    expect(why('waiver', { reason: 'x' })).toBe(
      'who approves it (approved_by) is missing: what is conceded has a name to it',
    );
  });
});
