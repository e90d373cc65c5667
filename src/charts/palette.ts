/**
 * Colours of pictures and pages. A picture is drawn with the light ones as plain attributes, so that any
 * program can show the file; a page recolours it through `pictureThemeCss`, which maps each to its dark
 * counterpart. Gains are blue and losses orange: told apart with every common colour blindness and in grey
 * (and always by sign and side). Text has a contrast of 4.5 to 1 and marks of 3 to 1 with the paper.
 */
export const light = {
  paper: '#ffffff',
  ink: '#1c2430',
  muted: '#566070',
  grid: '#dfe3e8',
  axis: '#7d8794',
  gain: '#1c6cb4',
  loss: '#c4560e',
  before: '#9aa3af',
} as const;

export type Colour = keyof typeof light;

export const dark: Readonly<Record<Colour, string>> = {
  paper: '#161b22',
  ink: '#e8ebef',
  muted: '#a9b3c0',
  grid: '#303844',
  axis: '#8a95a3',
  gain: '#6db3f2',
  loss: '#f39a50',
  before: '#6f7a88',
};

/** The colour of a change: none for what does not move. */
export function changeColour(value: number): Colour {
  return value < 0 ? 'loss' : 'gain';
}

/** CSS that recolours every picture below `selector`, for dark paper. */
export function pictureThemeCss(selector: string): string {
  return (Object.keys(light) as Colour[])
    .flatMap((name) =>
      ['fill', 'stroke'].map(
        (property) =>
          `${selector} .reroute-chart [${property}="${light[name]}"]{${property}:${dark[name]}}`,
      ),
    )
    .join('\n');
}
