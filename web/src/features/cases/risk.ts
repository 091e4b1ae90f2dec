import type { Tone } from '../../ui/tag';

export function riskTone(risk: string): Tone {
  if (/high/i.test(risk)) return 'wrong';
  return /medium/i.test(risk) ? 'warning' : 'neutral';
}

/** A list has room for the word, not for its explanation: "High: serious harm" is "High". */
export function inShort(label: string): string {
  return label.split(':')[0] ?? label;
}
