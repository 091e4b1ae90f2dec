/** The site's day and clock: the one place of this app where a moment becomes a day. Rules: docs/domain/days.md. */
const minute = 60_000;
let zone: string | undefined;
let reading = readingIn(undefined);

function readingIn(name: string | undefined): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...parts, hourCycle: 'h23', timeZone: name });
}

/** Where the work is done. Until the server has said so, and where this browser does not know the place, the device's own clock counts. */
export function beAt(site: string | undefined): void {
  if (site === zone) return;
  zone = site;
  try {
    reading = readingIn(site);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reading = readingIn(undefined);
  }
}

/** `YYYY-MM-DDTHH:MM`, as a clock and a calendar on the wall there tell it. */
export function wallClock(moment: Date): string {
  const told = Object.fromEntries(reading.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${(told.year ?? '').padStart(4, '0')}-${told.month ?? ''}-${told.day ?? ''}T${told.hour ?? ''}:${told.minute ?? ''}`;
}

/** The day it is there at that moment: `YYYY-MM-DD`. */
export function dayAt(moment: Date): string {
  return wallClock(moment).slice(0, 10);
}

/** The day that a text of the server says, a day or a moment; undefined where it is neither. */
export function dayOf(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDay(text) ? text : undefined;
  const moment = new Date(/^\d{4}-\d{2}-\d{2}[T ]/.test(text) ? text : '');
  return Number.isNaN(moment.getTime()) ? undefined : dayAt(moment);
}

/** What is due within as many days is due soon, today included (docs/domain/tasks.md §3). */
export const soon = 7;

/** The day as many days after. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10);
}

/** Whether the calendar has the day: browsers take 30 February for 2 March. */
function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The moment at which the wall there tells this. Of an hour that comes twice the first, of one that is leapt over the one after. */
export function momentAt(wall: string): Date | undefined {
  const told = Date.parse(`${wall}Z`);
  if (Number.isNaN(told)) return undefined;
  const offsetAt = (moment: number): number => Date.parse(`${wallClock(new Date(moment))}Z`) - Math.floor(moment / minute) * minute;
  const guesses = [-24, 24].map((hours) => told - offsetAt(told + hours * 60 * minute)).sort((one, other) => one - other);
  return new Date(guesses.find((guess) => wallClock(new Date(guess)) === wall.slice(0, 16)) ?? guesses.at(-1) ?? told);
}

/** The last minute of a day there, as the server writes moments. */
export function endOf(day: string): string {
  return (momentAt(`${day}T23:59`) ?? new Date(`${day}T23:59Z`)).toISOString();
}
