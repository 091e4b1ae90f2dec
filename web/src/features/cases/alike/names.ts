import sounds from '../../../../api/sounds.json';
import { wordLikeness, wordsOf } from './sounding';

export interface NameLikeness {
  readonly score: number;
  readonly points: number;
  readonly way: 'same_name' | 'sounds_alike' | 'part_of_name';
}

const mostWords = 20;
const unlike: NameLikeness = { score: 0, points: 0, way: 'same_name' };

/** For each word of the first that has its like among the second, how alike: the best pairs before others. */
function matched(first: readonly string[], second: readonly string[]): readonly number[] {
  const pairs = first.flatMap((one, at) => second.map((other, to) => ({ alike: wordLikeness(one, other), at, to })));
  pairs.sort((one, other) => other.alike - one.alike || one.at - other.at || one.to - other.to);
  const [found, taken, given] = [[] as number[], new Set<number>(), new Set<number>()];
  for (const { alike, at, to } of pairs) {
    if (alike < sounds.word_least) break;
    if (taken.has(at) || given.has(to)) continue;
    found.push(alike);
    taken.add(at);
    given.add(to);
  }
  return found;
}

function pointsOf(score: number, words: number): number {
  if (score < sounds.name_least) return 0;
  const most = sounds.name_points[Math.min(words, sounds.name_points.length - 1)] ?? 0;
  return Math.floor((most * (score - sounds.name_from)) / (1 - sounds.name_from) + 0.5);
}

/** Words may come in any order, and some may be missing. */
export function nameLikeness(one: string, other: string): NameLikeness {
  const [ours, theirs] = [wordsOf(one).slice(0, mostWords), wordsOf(other).slice(0, mostWords)];
  const [first, second] = theirs.length < ours.length ? [theirs, ours] : [ours, theirs];
  if (first.length === 0) return unlike;
  const found = matched(first, second);
  const missing = second.length - first.length;
  const whole = found.reduce((sum, each) => sum + each, 0) / first.length - sounds.word_missing * missing;
  const score = Math.max(first.length === 1 && missing > 0 ? whole * sounds.one_word : whole, 0);
  const way = missing > 0 ? 'part_of_name' : found.every((each) => each === 1) ? 'same_name' : 'sounds_alike';
  return { score, points: pointsOf(score, found.length), way };
}

/** Of any name of one child to any of the other. */
export function bestLikeness(ours: readonly string[], theirs: readonly string[]): NameLikeness {
  const found = ours.flatMap((one) => theirs.map((other) => nameLikeness(one, other)));
  return found.reduce((best, each) => (each.points > best.points || (each.points === best.points && each.score > best.score) ? each : best), unlike);
}
