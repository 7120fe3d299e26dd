/** An e-invoice as the small document it is, so that the eye can compare it with the paper. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewEInvoice } from '../../../../contract/calls/imports.ts';
import { formatAmount, formatDate } from '../../../format/format.ts';

export function EInvoiceView(props: { readonly invoice: PreviewEInvoice }): ReactNode {
  const { t } = useTranslation('imports');
  const { invoice } = props;
  const { currency } = invoice;
  return (
    <section aria-labelledby="einvoice-title">
      <h2 id="einvoice-title" className="import-heading">
        {t('einvoice.title')}
        <span>{invoice.syntax}</span>
      </h2>
      <div className="einvoice">
        <header>
          <h3>{t(`einvoice.${invoice.kind}`, { number: invoice.number })}</h3>
          <dl>
            <dt>{t('einvoice.seller')}</dt>
            <dd>{invoice.seller}</dd>
            <dt>{t('einvoice.buyer')}</dt>
            <dd>
              {invoice.buyer}
              <div className={invoice.isNewCustomer ? 'statement-doubt' : 'soft'}>
                {t(invoice.isNewCustomer ? 'einvoice.customerNew' : 'einvoice.customerKnown', {
                  code: invoice.customer,
                })}
              </div>
            </dd>
            <dt>{t('einvoice.issued')}</dt>
            <dd>{formatDate(invoice.issuedOn)}</dd>
            <dt>{t('einvoice.due')}</dt>
            <dd>{invoice.dueOn === null ? t('einvoice.noDue') : formatDate(invoice.dueOn)}</dd>
          </dl>
        </header>
        {invoice.lines.length > 0 && (
          <table>
            <thead>
              <tr>
                <th>{t('einvoice.description')}</th>
                <th className="figure">{t('einvoice.quantity')}</th>
                <th className="figure">{t('einvoice.unitPrice')}</th>
                <th className="figure">
                  {t('einvoice.net')} {currency}
                </th>
              </tr>
            </thead>
            <tbody>
              {invoice.lines.map((line, index) => (
                <tr key={index}>
                  <td>{line.description}</td>
                  <td className="figure">
                    {line.quantity} {line.unit}
                  </td>
                  <td className="figure">{line.unitPrice}</td>
                  <td className="figure">
                    {line.netMinor === null ? '' : formatAmount(line.netMinor, currency)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <dl className="einvoice-totals">
          <Total label={t('einvoice.total')} minor={invoice.grossMinor} currency={currency} />
          {invoice.prepaidMinor !== 0 && (
            <Total
              label={t('einvoice.prepaid')}
              minor={-invoice.prepaidMinor}
              currency={currency}
            />
          )}
          <Total label={t('einvoice.payable')} minor={invoice.payableMinor} currency={currency} />
        </dl>
      </div>
    </section>
  );
}

function Total(props: {
  readonly label: string;
  readonly minor: number;
  readonly currency: string;
}): ReactNode {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>
        {formatAmount(props.minor, props.currency)} <span className="faint">{props.currency}</span>
      </dd>
    </>
  );
}
