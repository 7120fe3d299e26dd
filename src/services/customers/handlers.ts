import type { Handlers } from '../context.ts';
import { addAlias } from './names/add-alias.ts';
import { getCustomer } from './get.ts';
import { listCustomers } from './list.ts';
import { merge } from './merging/merge.ts';
import { previewMerge } from './merging/preview.ts';
import { suggestMerging } from './merging/suggestions.ts';
import { unmerge } from './merging/unmerge.ts';
import { getProfile } from './profile.ts';
import { removeAlias } from './names/remove-alias.ts';
import { saveProfile } from './save-profile.ts';
import { saveCustomer } from './save.ts';
import { getTimeline } from './timeline.ts';

export const customerHandlers = {
  'customers.list': listCustomers,
  'customers.get': getCustomer,
  'customers.timeline': getTimeline,
  'customers.save': saveCustomer,
  'customers.profile': getProfile,
  'customers.saveProfile': saveProfile,
  'customers.addAlias': addAlias,
  'customers.removeAlias': removeAlias,
  'customers.mergeSuggestions': suggestMerging,
  'customers.mergePreview': previewMerge,
  'customers.merge': merge,
  'customers.unmerge': unmerge,
} satisfies Handlers<'customers'>;
