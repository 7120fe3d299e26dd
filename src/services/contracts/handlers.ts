import type { Handlers } from '../context.ts';
import { addAttachment } from './attachments/add.ts';
import { getAttachment } from './attachments/get.ts';
import { listAttachments } from './attachments/list.ts';
import { takeOffAttachment } from './attachments/remove.ts';
import { listContracts } from './contracts.ts';
import { retireContract } from './contracts.ts';
import { saveContract } from './contracts.ts';
import { listDiscounts } from './terms/discounts.ts';
import { previewTerms } from './terms/preview.ts';

export const contractHandlers = {
  'contracts.list': listContracts,
  'contracts.save': saveContract,
  'contracts.retire': retireContract,
  'terms.preview': previewTerms,
  'terms.discounts': listDiscounts,
  'attachments.add': addAttachment,
  'attachments.list': listAttachments,
  'attachments.get': getAttachment,
  'attachments.remove': takeOffAttachment,
} satisfies Handlers<'contracts' | 'terms' | 'attachments'>;
