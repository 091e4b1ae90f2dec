import type { Tone } from '../../ui/tag';

/** Red is danger's alone: a high risk is amber. */
export function riskTone(risk: string): Tone {
  return /high/i.test(risk) ? 'warning' : 'neutral';
}

/** A list has room for the word, not for its explanation: "High: serious harm" is "High". */
export function inShort(label: string): string {
  return label.split(':')[0] ?? label;
}
