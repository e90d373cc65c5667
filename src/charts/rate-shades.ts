/**
 * Shades of duty rates, from light to dark blue: told apart by their lightness alone, whatever colours somebody sees.
 * Words on a shade have a contrast of 4.5 to 1 with it.
 */
export interface RateShade {
  /** Rates up to this one, as a fraction; above the limit before. */
  readonly upTo: number;
  readonly text: string;
  readonly fill: string;
  readonly ink: string;
}

export const rateShades: readonly RateShade[] = [
  { upTo: 0, text: '0 %', fill: '#f4f6f8', ink: '#1c2430' },
  { upTo: 0.1, text: 'to 10 %', fill: '#d3e4f3', ink: '#1c2430' },
  { upTo: 0.25, text: 'to 25 %', fill: '#a3c8e6', ink: '#1c2430' },
  { upTo: 0.5, text: 'to 50 %', fill: '#5f9dcf', ink: '#12181f' },
  { upTo: 1, text: 'to 100 %', fill: '#1f62a3', ink: '#ffffff' },
  { upTo: Infinity, text: 'above 100 %', fill: '#0c2f57', ink: '#ffffff' },
];

export function shadeOf(rate: number): RateShade {
  return rateShades.find(({ upTo }) => rate <= upTo) ?? rateShades.at(-1)!;
}

/** What stops trade altogether: of another hue, so that nobody takes it for a high rate. */
export const banShade = { fill: '#8a2f0b', ink: '#ffffff' } as const;

/** What is not a rate: visa rules, remissions of individual goods. */
export const otherShade = { fill: '#e7e3da', ink: '#1c2430' } as const;
