/** Dates and numbers in words. The browser knows no Tetum, so the patterns are our own. */
import { dayOf, wallClock } from './site-time';

const months: Readonly<Record<string, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  tet: ['Jan', 'Fev', 'Mar', 'Abr', 'Mai', 'Juñ', 'Jul', 'Ago', 'Set', 'Out', 'Nov', 'Dez'],
};

function dayText(language: string, year: number, month: number, day: number): string {
  const names = months[language] ?? months.en ?? [];
  return `${day} ${names[month - 1] ?? ''} ${year}`;
}

/** A day stays the day it says; a moment is shown as the day it is at the site. Unreadable text is shown as it is. */
export function formatDate(language: string, value: string): string {
  const [year, month, day] = (dayOf(value) ?? '').split('-').map(Number);
  return year === undefined || month === undefined || day === undefined ? value : dayText(language, year, month, day);
}

export function formatDateTime(language: string, value: string): string {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return value;
  return `${formatDate(language, value)}, ${wallClock(moment).slice(11)}`;
}

export function formatNumber(language: string, value: number): string {
  return new Intl.NumberFormat(language === 'tet' ? 'pt-PT' : language).format(value);
}

/** A text in the person's language, else in English, else in whatever language it exists. */
export function localized(text: Readonly<Record<string, string>> | string | null | undefined, language: string): string {
  if (text === null || text === undefined) return '';
  if (typeof text === 'string') return text;
  return text[language] || text.en || Object.values(text).find((one) => one !== '') || '';
}
