/**
 * What a field shows below itself goes away when it is left. Left by pressing a button further down,
 * the button would move away between press and release and the click would be lost; so the field
 * waits for the release.
 */
let isPressed = false;
if (typeof window !== 'undefined') {
  const note = (pressed: boolean) => () => {
    isPressed = pressed;
  };
  window.addEventListener('pointerdown', note(true), { capture: true });
  for (const end of ['pointerup', 'pointercancel'])
    window.addEventListener(end, note(false), { capture: true });
}

/** At once, or after the click that is under way. */
export function whenReleased(run: () => void): void {
  if (!isPressed) run();
  // The click follows the release in the same task.
  else window.addEventListener('pointerup', () => setTimeout(run), { once: true });
}
