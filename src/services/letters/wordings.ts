/**
 * The wordings that letters and notices are printed from. One language for now, English for the United Kingdom:
 * the formal demand, and the notices, which take what every paper has from the letter of their language.
 */
import formalDemand from '../../../resources/letters/en-GB/level-3.json' with { type: 'json' };
import notices from '../../../resources/letters/en-GB/notices.json' with { type: 'json' };
import type { Wording } from '../../domain/letters/wording.ts';
import type { NoticeWording } from '../../domain/notices/notice.ts';

export const FORMAL_DEMAND: Wording = formalDemand;
export const NOTICE: NoticeWording = { texts: notices, letter: FORMAL_DEMAND };
