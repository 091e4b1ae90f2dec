/** Dates and numbers in words. The browser knows no Tetum, so the patterns are our own. */
const months: Readonly<Record<string, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  tet: ['Jan', 'Fev', 'Mar', 'Abr', 'Mai', 'Juñ', 'Jul', 'Ago', 'Set', 'Out', 'Nov', 'Dez'],
};

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function dayText(language: string, year: number, month: number, day: number): string {
  const names = months[language] ?? months.en ?? [];
  return `${day} ${names[month - 1] ?? ''} ${year}`;
}

/** `YYYY-MM-DD` stays the day it says; a moment is shown as the day it is here. Unreadable text is shown as it is. */
export function formatDate(language: string, value: string): string {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (plain !== null) return dayText(language, Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return value;
  return dayText(language, moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
}

export function formatDateTime(language: string, value: string): string {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return value;
  const time = `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
  return `${formatDate(language, value)}, ${time}`;
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
