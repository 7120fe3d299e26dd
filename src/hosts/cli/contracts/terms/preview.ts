/** `duebook terms preview "2/10 net 30"`: what the words mean, before anything rests on them. */
import type { AddCommand } from '../../terminal/command.ts';
import { usage } from '../../terminal/refusal.ts';
import { answer, inLedger, verb } from '../../terminal/verb.ts';
import { checkInvoice, previewJson, previewText, triedOn, type InvoiceFlags } from './agreed.ts';

interface Flags extends InvoiceFlags {
  readonly country?: string;
}

export const addPreview: AddCommand = (terms) => {
  verb(terms, 'preview', 'what terms in words mean for an invoice')
    .argument('<terms>', 'like "net 30", "2/10 net 30" or "30% prepaid; rest net 60"')
    .option('--amount <amount>', 'of the invoice (default: 100.00)')
    .option('--currency <code>', "of the invoice (default: the company's)")
    .option('--on <date>', 'the date of the invoice, YYYY-MM-DD (default: today)')
    .option('--delivered <date>', 'when the goods came (default: not known)')
    .option('--country <code>', "whose days of rest count (default: the company's)")
    .action(async (text: string, flags: Flags) => {
      checkInvoice(flags);
      const { country } = flags;
      if (country !== undefined && !/^[A-Z]{2}$/.test(country))
        throw usage(`--country ${country} is not a country code (two letters, like ES)`);
      const [preview, tried] = await inLedger(flags, 'read', async (session) => {
        const invoice = await triedOn(session, flags, { currency: null, country: country ?? null });
        return [await session.call('terms.preview', { text, ...invoice }), invoice] as const;
      });
      answer(flags, previewJson(preview, tried), () => previewText(preview, tried));
    });
};
