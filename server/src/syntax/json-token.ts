/**
 * The offset behind a string or a comment that begins at `at`, and behind one character of anything else. A string that is
 * not closed ends with its line, as it does for the parser.
 */
export function skipToken(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 34) return skipString(text, at);
  if (code !== 47) return at + 1;
  if (text.charCodeAt(at + 1) === 47) return skipLine(text, at);
  if (text.charCodeAt(at + 1) !== 42) return at + 1;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

function skipString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34 || code === 10 || code === 13) return at + 1;
  }
  return text.length;
}

function skipLine(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}
