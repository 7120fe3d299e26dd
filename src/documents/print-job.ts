/** Everything the PDF worker can print. */
export type PrintJob = { readonly kind: 'letter' } | { readonly kind: 'aging' };
