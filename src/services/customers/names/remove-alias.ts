/** Takes back a name, code or account that leads to the wrong customer, a learned one too. */
import { ok } from '../../../domain/result.ts';
import { findReversible, reverseFacts } from '../../../ledger/facts/reverse.ts';
import type { Handler } from '../../context.ts';
import { refuse, writing } from '../../with-ledger.ts';
import { say } from '../../../domain/texts/text.ts';

export const removeAlias: Handler<'customers.removeAlias'> = (context, input) =>
  writing(context, 'customers.removeAlias', input, async (tx, scope) => {
    const { aliasId } = input;
    const target = { kind: 'customer_alias', id: aliasId } as const;
    const found = findReversible(tx, target);
    if (found === null || found.isReversed)
      return refuse(
        'not_found',
        found === null
          ? say`There is no alias ${aliasId}; look at the customer's list again.`
          : say`Alias ${aliasId} is removed already; look at the customer's list again.`,
        'aliasId',
      );
    await reverseFacts(tx, scope, {
      targets: [target],
      effectiveOn: 'own',
      reason: 'removed by hand',
    });
    scope.detail({ aliasId });
    return ok(null);
  });
