/** More digits than these are written with an exponent. */
const MAX_DIGITS = 400;
const INTEGER = /^(?:0|-?[1-9]\d{0,30})$/;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** JSON's text of a number, the same for every spelling of it: 1, 1.0 and 10e-1. As text, so that no digit is lost. */
export function toPlainNumber(text: string): string {
  if (INTEGER.test(text)) return text;
  const [matched, sign = '', whole = '', fraction = '', power = '0'] = NUMBER.exec(text) ?? [];
  if (matched === undefined) return text;
  const all = whole + fraction;
  let [start, end] = [0, all.length];
  while (start < end && all[start] === '0') start++;
  while (end > start && all[end - 1] === '0') end--;
  if (start === end) return '0';
  const digits = all.slice(start, end);
  // Of the last digit that is left.
  const exponent = BigInt(power) - BigInt(fraction.length) + BigInt(all.length - end);
  return sign + placePoint(digits, exponent);
}

function placePoint(digits: string, exponent: bigint): string {
  if (exponent > MAX_DIGITS || exponent < -MAX_DIGITS) return `${digits}e${exponent}`;
  const shift = Number(exponent);
  if (shift >= 0) return digits + '0'.repeat(shift);
  const padded = digits.padStart(1 - shift, '0');
  return `${padded.slice(0, shift)}.${padded.slice(shift)}`;
}
