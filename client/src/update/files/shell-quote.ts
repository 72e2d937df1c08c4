/** What no shell gives a meaning to. */
const PLAIN = /^[A-Za-z0-9_./:,+-]+$/;
/**
 * Controls but the line feed. A terminal takes them as keys when they are pasted: they could end the line that the quotes are in.
 */
const KEYS = /(?:(?!\n)\p{Cc})+/gu;

/** A text as one word for a POSIX shell, which gives exactly that text. It must hold no NUL: no argument can. */
export function quoteForShell(text: string): string {
  if (PLAIN.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''").replaceAll(KEYS, (keys) => `'"$(printf '${toOctal(keys)}')"'`)}'`;
}

function toOctal(text: string): string {
  return Array.from(Buffer.from(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
