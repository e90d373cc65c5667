/**
 * Shades of changes, orange for losses and blue for gains, darker the larger: told apart with every common colour blindness, and
 * in grey by the number in the cell. Words on a shade have a contrast of 4.5 to 1 with it.
 */
export interface ChangeShade {
  readonly fill: string;
  readonly ink: string;
}

const dark = '#12181f';
const gains: readonly ChangeShade[] = [
  { fill: '#d9e8f5', ink: dark },
  { fill: '#a3c8e6', ink: dark },
  { fill: '#5f9dcf', ink: dark },
  { fill: '#1f62a3', ink: '#ffffff' },
];
const losses: readonly ChangeShade[] = [
  { fill: '#fbe3cf', ink: dark },
  { fill: '#f3b98a', ink: dark },
  { fill: '#e08746', ink: dark },
  { fill: '#9c430a', ink: '#ffffff' },
];
/** Of no change, and of no answer. */
export const stillShade: ChangeShade = { fill: '#f4f6f8', ink: dark };
export const unknownShade: ChangeShade = { fill: '#c9ced6', ink: dark };

/** Steps of shades on each side of zero. */
export const SHADES = gains.length;

/** A change below this part of the largest is what a solver leaves of none. */
const ROUNDING = 1e-6;

/** The shade of a change, where the largest shade is for `most` and the steps are even. */
export function changeShade(value: number | null, most: number): ChangeShade {
  if (value === null) return unknownShade;
  if (Math.abs(value) <= ROUNDING * most) return stillShade;
  const step = Math.min(SHADES, Math.ceil((SHADES * Math.abs(value)) / most)) - 1;
  return (value < 0 ? losses : gains)[step] ?? stillShade;
}
