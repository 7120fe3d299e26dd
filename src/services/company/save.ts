/** Our own company, recorded as a new version that counts from today. */
import { ok } from '../../domain/result.ts';
import { recordCompany } from '../../ledger/commands/record-company.ts';
import type { Handler } from '../context.ts';
import { writing } from '../with-ledger.ts';
import { companyView } from './get.ts';

export const saveCompany: Handler<'company.save'> = (context, input) =>
  writing(context, 'company.save', input, async (tx, scope) => {
    await recordCompany(tx, scope, { ...input, effectiveOn: context.clock.today() });
    scope.detail({ company: input.name });
    return ok(await companyView(tx));
  });
