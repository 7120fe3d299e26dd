/** What the keyboard of this machine calls its command key. */
export const isMac = (): boolean => navigator.userAgent.includes('Mac');
