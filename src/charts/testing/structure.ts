/** One element a line, whole pixels: what is drawn, not the last digit of where. */
export function structure(svg: string): string {
  return svg
    .replace(/<[^>]*>/g, (tag) => tag.replace(/-?\d+\.\d+(?!em)/g, (n) => Number(n).toFixed(0)))
    .replace(/></g, '>\n<');
}
