/**
 * Signals of what a customer gave as the reason for not paying, beside what was found out about it.
 *
 *     contradiction/C1/2026-05-10   said on 2026-05-02 that it cannot pay, and could (AS-1)
 *     stalling/C1/2026-06-03        cannot pay (AS-2), and the reason that it gave is not true all the same
 *
 * Readings. Bad faith (D05) is who says it cannot pay (X04, X07) and is assessed as able, whatever the order of
 * the two, within the 180 days that a word counts; also whose reason of any kind was found untrue while it was
 * able. Stalling (D06) is an untrue reason of who cannot pay: by the assessment, or by another reason that was
 * verified. Where ability is not known neither is said. Of one day and kind there is one signal.
 * Source: domain-rules 1.5 D05 and D06, 6.5 and 6.6.
 */
import type { CaseFact } from '../case/live-facts.ts';
import { SAID_COUNTS_DAYS, SAYS_IT_CANNOT } from '../case/strategy.ts';
import { addDays, laterOf, type IsoDate } from '../dates.ts';
import { day, say, sentences, type Text } from '../texts/text.ts';
import { factEvidence } from './evidence.ts';
import type { Detector, RiskPicture } from './risk-picture.ts';
import { signalOf } from './signals.ts';

type Kind = 'contradiction' | 'stalling';

export const untrueReasons: Detector = {
  kinds: ['contradiction', 'stalling'],
  detect: (picture) =>
    (['contradiction', 'stalling'] as const).flatMap((kind) =>
      byDay(contradicted(picture).filter((one) => one.kind === kind)).map((found) =>
        signalOf(kind, found, picture),
      ),
    ),
};

/** A reason and what it does not go with. */
interface Contradicted {
  readonly kind: Kind;
  readonly onDate: IsoDate;
  readonly reason: CaseFact;
  /** The assessment, or of who stalls the reason that was verified. */
  readonly against: CaseFact;
}

function contradicted({ facts }: RiskPicture): readonly Contradicted[] {
  const standing = facts.filter(({ ended }) => ended === null);
  const reasons = standing.filter(({ kind }) => kind === 'reason');
  const assessments = standing.filter(({ kind }) => kind === 'assessment');
  const difficulties = reasons.filter(
    ({ details }) => details.state === 'verified' && saysItCannot(details.code),
  );
  return reasons.flatMap((reason): readonly Contradicted[] => {
    const { state, code } = reason.details;
    const isUntrue = state === 'contradicted';
    if (state === 'verified' || (!isUntrue && !saysItCannot(code))) return [];
    // What was found out counts from the day on which it was; what was only said, from then on.
    const on = isUntrue ? reason.on : reason.since;
    const able = firstBeside(on, ratedAs(assessments, 'good'));
    if (able !== null) return [{ kind: 'contradiction', reason, ...able }];
    if (!isUntrue) return [];
    const unable = firstBeside(on, [...ratedAs(assessments, 'bad'), ...difficulties]);
    return unable === null ? [] : [{ kind: 'stalling', reason, ...unable }];
  });
}

const saysItCannot = (code = ''): boolean => SAYS_IT_CANNOT.includes(code);

const ratedAs = (assessments: readonly CaseFact[], ability: string): readonly CaseFact[] =>
  assessments.filter(({ details }) => details.ability === ability);

/** Of those that held while the word of a day counted the one that made it untrue first; null: none. */
function firstBeside(
  saidOn: IsoDate,
  facts: readonly CaseFact[],
): Pick<Contradicted, 'onDate' | 'against'> | null {
  const [first] = facts
    .filter(
      ({ on, until }) =>
        on <= addDays(saidOn, SAID_COUNTS_DAYS) && (until === null || until >= saidOn),
    )
    .map((against) => ({ against, onDate: laterOf(saidOn, against.on) }))
    .sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : 0));
  return first ?? null;
}

/** The newest day first. */
function byDay(all: readonly Contradicted[]) {
  const days = [...new Set(all.map(({ onDate }) => onDate))].sort().reverse();
  return days.map((onDate) => {
    const ofDay = all.filter((one) => one.onDate === onDate);
    const facts = new Set(ofDay.flatMap(({ reason, against }) => [reason, against]));
    return {
      onDate,
      class: 'high' as const,
      because: sentences(ofDay.map(sentenceOf)),
      parameters: {},
      evidence: [...facts].map((fact) => factEvidence(fact)),
    };
  });
}

function sentenceOf({ kind, reason, against }: Contradicted): Text {
  const said = say`${reason.key} of ${day(reason.since)}`;
  const found = say`${day(against.on)} (${against.key})`;
  if (kind === 'contradiction')
    return reason.details.state === 'contradicted'
      ? say`A reason that it gave is not true (${said}), and it is able to pay: assessed on ${found}.`
      : say`It says that it cannot pay (${said}), and is able to: assessed on ${found}.`;
  return against.kind === 'assessment'
    ? say`A reason that it gave is not true (${said}), though it is in real difficulty: assessed on ${found}.`
    : say`A reason that it gave is not true (${said}), though it is in real difficulty: verified on ${found}.`;
}
