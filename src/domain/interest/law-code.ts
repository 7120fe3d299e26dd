/** `uk`, `GB`, ` de ` as the tables of laws have them: ISO 3166 in capitals. */
export const lawCode = (written: string): string => {
  const code = written.trim().toUpperCase();
  return code === 'UK' ? 'GB' : code;
};
