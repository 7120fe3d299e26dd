/** The state of the command palette, so that any button can open it. */
import { createSpotlight } from '@mantine/spotlight';

export const [paletteStore, palette] = createSpotlight();

/**
 * Marks the first line as the one that Enter opens. Spotlight does so itself only for lines that are
 * there when a letter is typed; ours come from the engine a moment later.
 */
export function selectFirst(): void {
  const { listId } = paletteStore.getState();
  const list = listId === '' ? null : document.getElementById(listId);
  if (list === null) return;
  list.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  paletteStore.setState({ ...paletteStore.getState(), selected: 0 });
}
