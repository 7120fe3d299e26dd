/** What the detectors would have said on each day of the ledger's past, beside what came. */
import type { Backtest, BacktestedDetector } from '../../contract/calls/signals.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import { daysBeyondTerms } from '../../domain/risk/adbt.ts';
import {
  rankingDays,
  rankingPower,
  tallied,
  watched,
  yearsOf,
  type BacktestSettings,
  type Ranked,
  type Watched,
} from '../../domain/risk/backtest.ts';
import { nameOf, observationsOn } from '../../domain/risk/observations.ts';
import { pastAlarms, PastScores, type PastAlarms } from '../../domain/risk/past-alarms.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { riskOf, type CustomerRisk } from './risk-of.ts';

const EVER = '0000-01-01' as IsoDate;

export const backtest: Handler<'signals.backtest'> = (
  context,
  { from, late, ahead, hs, asOf, knownAt },
) =>
  reading(context, async (db) => {
    const settings = { from: from ?? EVER, to: asOf, late, ahead };
    const found = await riskOf(db, { asOf, knownAt }, null, (risk) => replayed(risk, settings, hs));
    if (!found.ok) throw new Error('everybody was asked about');
    const customers = found.value;
    const begins = customers.map(({ watched: one }) => one.from).sort()[0];
    const years = customers.reduce((sum, { watched: one }) => sum + yearsOf(one), 0);
    const detectors = (customers[0]?.alarms ?? []).map(
      ({ detector, parameters }, at): BacktestedDetector => {
        const tally = tallied(
          customers.map(({ watched: one, alarms }) => ({
            watched: one,
            alarms: (alarms[at] as PastAlarms).days,
          })),
          settings,
        );
        return {
          detector,
          parameters,
          ...tally,
          falsePerYear: years === 0 ? null : tally.false / years,
        };
      },
    );
    const power = (of: keyof Numbers): number | null =>
      rankingPower(
        customers.flatMap(({ ranked }) =>
          ranked.map(({ numbers, isDefault }): Ranked => ({ value: numbers[of], isDefault })),
        ),
      );
    const ranked = customers.flatMap((one) => one.ranked);
    return ok({
      from: from ?? begins ?? asOf,
      to: asOf,
      late,
      ahead,
      customers: customers.length,
      customerYears: years,
      defaults: customers
        .flatMap(({ watched: { defaults } }) => defaults)
        .map(({ customer, item, on }) => ({
          customer,
          item: nameOf(item),
          on,
        }))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.customer < b.customer ? -1 : 1)),
      detectors,
      ranking: {
        days: ranked.length,
        defaults: ranked.filter(({ isDefault }) => isDefault).length,
        score: power('score'),
        lateBefore: power('lateBefore'),
        adbt: power('adbt'),
        oldest: power('oldest'),
      },
    } satisfies Backtest);
  });

/** What is said of a customer on the first day of a month. */
interface Numbers {
  readonly score: number;
  /** 1: an item was more than `late` days late before. */
  readonly lateBefore: number;
  readonly adbt: number;
  /** Days of the oldest overdue item. */
  readonly oldest: number;
}

interface Replayed {
  readonly watched: Watched;
  readonly alarms: readonly PastAlarms[];
  readonly ranked: readonly { readonly numbers: Numbers; readonly isDefault: boolean }[];
}

function replayed(
  { one, picture }: CustomerRisk,
  settings: BacktestSettings,
  hs: readonly number[],
): readonly Replayed[] {
  const { items, payments, inHome } = picture;
  const found = watched(one.customer.code, items, payments, settings);
  if (found === null) return [];
  const scores = new PastScores(picture);
  const numbersOn = (day: IsoDate): Numbers => {
    const { paid, overdue } = observationsOn(payments, day);
    return {
      score: scores.on(day).score,
      lateBefore: [...paid, ...overdue].some(({ days }) => days > settings.late) ? 1 : 0,
      adbt: daysBeyondTerms(payments, day, inHome)?.adbt ?? 0,
      oldest: overdue[0]?.days ?? 0,
    };
  };
  return [
    {
      watched: found,
      alarms: pastAlarms(picture, hs, scores),
      ranked: rankingDays(found, settings).map(({ day, isDefault }) => ({
        numbers: numbersOn(day),
        isDefault,
      })),
    },
  ];
}
