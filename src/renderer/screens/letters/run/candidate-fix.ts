/** Where the reader can remove what blocks a letter. */
import type { CandidateBlock } from '../../../../contract/calls/letters.ts';
import { pathTo } from '../../../routing/router.tsx';

/** Address inside the workspace, for `<Link to>`. */
export function fixOf(block: CandidateBlock, customer: string): string {
  switch (block) {
    case 'no_address':
    case 'individual':
    case 'unprintable':
      return pathTo(['customers', customer], { tab: 'profile', edit: 'details' });
    case 'sender_incomplete':
      return pathTo(['settings', 'company'], { complete: 'yes' });
    case 'no_bank_account':
      return pathTo(['settings', 'bank']);
    case 'nothing_overdue':
      return pathTo(['customers', customer]);
  }
}
