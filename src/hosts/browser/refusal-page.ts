/** The plain page a stranger gets: what happened and what to do, no script, no data. */
import type { Refusal } from './gate.ts';

const SENTENCES: Readonly<Record<Refusal, string>> = {
  wrong_host:
    'This address is not the one Duebook listens on. Use the address that Duebook printed.',
  other_origin: 'This request came from another page. Duebook answers only its own.',
  no_cookie: 'This window has no access. Open the address that Duebook printed when it started.',
  token_used:
    'This address was used already; it opens one window. Start Duebook again to get a new one.',
};

export const refusalPage = (refusal: Refusal): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Duebook</title>` +
  `<h1>Not here</h1><p>${SENTENCES[refusal]}</p></html>\n`;
