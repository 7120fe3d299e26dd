/**
 * Signals that somebody recorded by hand: a staff change, a relocation, hearsay of a closure.
 *
 *     S-4 relocation, hearsay, 2026-03-02   10 points × 0.4, half gone in 180 days
 *
 * Source: domain-rules 6.5 and 6.6.
 */
import type { CaseFact } from '../case/live-facts.ts';
import { daysBetween, type IsoDate } from '../dates.ts';
import { day, say } from '../texts/text.ts';
import { SIGNAL_CLASSES, type RiskSignal } from './signals.ts';
import { SIGNAL_KINDS, weighedPoints } from './weights.ts';

/** A signal that somebody recorded, with the fact that it is. */
export interface RecordedSignal extends RiskSignal {
  readonly fact: CaseFact;
}

/** Where neither a confidence nor a source was written it is the writer's own observation. */
const CONFIDENCE_OF_SOURCE: Readonly<Record<string, number>> = {
  measured: 1,
  document: 1,
  observation: 0.8,
  hearsay: 0.4,
};

/** In the order of recording. `facts`: signals and verdicts; `isSevere`: as the case is judged. */
export function recordedSignals(
  facts: readonly CaseFact[],
  asOf: IsoDate,
  isSevere: (fact: CaseFact) => boolean,
): readonly RecordedSignal[] {
  const verdicts = new Map<string, string>();
  for (const { kind, details, ended } of facts)
    if (kind === 'verdict' && ended === null)
      verdicts.set(details.on_signal ?? '', details.verdict ?? '');
  return facts.flatMap((fact): readonly RecordedSignal[] => {
    const { details, on, note } = fact;
    const kind = SIGNAL_KINDS.find((one) => one === details.signal);
    if (fact.kind !== 'signal' || kind === undefined) return [];
    const written = SIGNAL_CLASSES.find((one) => one === details.class);
    const severity = isSevere(fact) ? 'severe' : (written ?? 'low');
    const confidence = Number(
      details.confidence ?? CONFIDENCE_OF_SOURCE[details.source ?? 'observation'],
    );
    const verdict = verdicts.get(fact.key);
    const state =
      verdict === 'dismissed'
        ? 'dismissed'
        : !fact.isLive
          ? 'over'
          : verdict === 'confirmed'
            ? 'confirmed'
            : 'new';
    const counts = state === 'new' || state === 'confirmed';
    const age = daysBetween(on, asOf);
    return [
      {
        kind,
        class: severity,
        state,
        alert: counts,
        weak: false,
        onDate: on,
        points: counts ? weighedPoints(kind, severity === 'severe', confidence, age) : 0,
        confidence,
        because: note === '' ? say`Recorded on ${day(on)}.` : say`Recorded on ${day(on)}: ${note}`,
        parameters: {},
        numbers: null,
        fact,
      },
    ];
  });
}
