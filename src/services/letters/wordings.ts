/** The wordings that letters are printed from. One for now: formal demand, English, United Kingdom. */
import formalDemand from '../../../resources/letters/en-GB/level-3.json' with { type: 'json' };
import type { Wording } from '../../domain/letters/wording.ts';

export const FORMAL_DEMAND: Wording = formalDemand;
