import sounds from '../../../../api/sounds.json';

/* How a name sounds, however it is spelt. The server's rules, with the server's table: docs/domain/sound-alikes.md §1. */

const letters: Readonly<Record<string, string>> = sounds.letters;
const writtenOut: Readonly<Record<string, string>> = sounds.written_out;
const leftOut: ReadonlySet<string> = new Set(sounds.left_out);
const near: ReadonlySet<string> = new Set(sounds.near);
const shortestAfterArticle = 3;
const shortestKey = 2;
const longestWord = 40;

function rules(table: readonly (readonly string[])[]): readonly (readonly [RegExp, string])[] {
  return table.map(([pattern = '', made = '']) => [new RegExp(pattern, 'gu'), made]);
}

const textRules = rules(sounds.text);
const wordRules = rules(sounds.word);

function withoutArticle(word: string): string {
  const article = sounds.articles.find((each) => word.startsWith(each) && [...word].length >= each.length + shortestAfterArticle);
  return article === undefined ? word : word.slice(article.length);
}

function plain(word: string): string {
  const told = [...word].map((sign) => letters[sign] ?? sign).join('');
  return told.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The words that tell one child from another, in plain letters: neither accents nor `da`, `bin` or a title. */
export function wordsOf(name: string): readonly string[] {
  const signs = [...name.toLowerCase().normalize('NFC')].filter((sign) => letters[sign] !== '');
  const apart = signs.map((sign) => (/[\p{L}\p{M}]/u.test(sign) ? sign : ' ')).join('');
  const spelt = apart.split(' ').filter(Boolean).map((word) => plain(withoutArticle(word)));
  const text = textRules.reduce((made, [pattern, sound]) => made.replace(pattern, sound), ` ${spelt.join(' ')}`);
  const words = text.split(' ').filter(Boolean).map((word) => [...(writtenOut[word] ?? word)].slice(0, longestWord).join(''));
  const telling = words.filter((word) => !leftOut.has(word));
  return telling.length > 0 ? telling : words;
}

/** How a plain word sounds: spellings of one sound become one, and of the vowels three are left. */
export function soundOf(word: string): string {
  const signs = [...word];
  const single = signs.filter((sign, place) => place === 0 || signs[place - 1] !== sign).join('');
  return wordRules.reduce((made, [pattern, sound]) => made.replace(pattern, sound), single);
}

function isVowel(sign: string | undefined): boolean {
  return sign !== undefined && sounds.vowels.includes(sign);
}

/** What words have in common that may sound alike: the consonants, and whether a vowel comes first. */
export function keyOf(word: string): string {
  const sound = [...soundOf(word)];
  const key = [...(isVowel(sound[0]) ? ['a'] : []), ...sound.filter((sign) => !isVowel(sign))];
  return key.length >= shortestKey ? key.join('') : sound.join('');
}

function alone(sign: string): number {
  return isVowel(sign) ? sounds.vowel_cost : 1;
}

function instead(one: string, other: string): number {
  if (one === other) return 0;
  if (isVowel(one) && isVowel(other)) return sounds.vowel_cost;
  return near.has(one + other) ? sounds.near_cost : 1;
}

function distance(one: readonly string[], other: readonly string[]): number {
  let before = [0];
  for (const sign of other) before.push((before.at(-1) ?? 0) + alone(sign));
  for (const sign of one) {
    const row = [(before[0] ?? 0) + alone(sign)];
    other.forEach((against, place) => {
      const changed = (before[place] ?? 0) + instead(sign, against);
      row.push(Math.min(changed, (before[place + 1] ?? 0) + alone(sign), (row[place] ?? 0) + alone(against)));
    });
    before = row;
  }
  return before.at(-1) ?? 0;
}

/** From 0 to 1, of two plain words: 1 where they are written the same. */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [first, second] = [soundOf(one), soundOf(other)];
  if (first === second) return sounds.same_sound;
  const [signs, others] = [[...first], [...second]];
  const longest = Math.max(signs.length, others.length);
  const alike = longest > 0 ? 1 - distance(signs, others) / longest : 0;
  const key = keyOf(one);
  return key === keyOf(other) && [...key].length > shortestKey ? Math.max(alike, sounds.same_consonants) : alike;
}
