/** `read = new + already there + refused`, what becomes of the new ones, and their totals. */
import { useTranslation } from 'react-i18next';
import { formatAmount, formatCount } from '../../../format/format.ts';
import { useFactsWords } from '../facts-words.ts';
import type { Preview } from '../../../../contract/told.ts';

export function PreviewSummary(props: { preview: Preview }) {
  const { preview } = props;
  const { t } = useTranslation(['imports', 'common']);
  const facts = useFactsWords()(preview.facts);
  return (
    <section aria-labelledby="preview-title">
      <h2 id="preview-title" className="import-heading">
        {t('imports:preview.title')}
      </h2>
      <div className="preview-summary">
        <dl className="equation">
          <Figure value={preview.read} label={t('imports:preview.read')} />
          <span aria-hidden>=</span>
          <Figure value={preview.new} label={t('imports:preview.new')} tone="new" />
          <span aria-hidden>+</span>
          <Figure value={preview.duplicate} label={t('imports:preview.duplicate')} />
          <span aria-hidden>+</span>
          <Figure value={preview.refused} label={t('imports:preview.refused')} tone="refused" />
        </dl>
        {facts.length > 0 && (
          <ul className="preview-facts">
            {facts.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        {preview.totals.length > 0 && (
          <table className="preview-totals">
            <tbody>
              {preview.totals.map((total) => (
                <tr key={total.currency}>
                  <td className="soft">
                    {t('imports:preview.total', {
                      currency: total.currency,
                      rows: t('common:count.rows', { count: total.rows }),
                    })}
                  </td>
                  <td className="figure">
                    <strong>{formatAmount(total.amountMinor, total.currency)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Figure(props: { value: number; label: string; tone?: 'new' | 'refused' }) {
  const { value, label, tone } = props;
  return (
    <div className="equation-term" data-tone={value > 0 ? tone : undefined}>
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}
