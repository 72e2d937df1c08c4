/** A time as people here read it, with its date. */
export function formatTime(time: string | Date): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
