import { realIncomeChart } from '../src/charts/index.ts';
import { loadScenario, runScenario } from '../src/lab/index.ts';

/** SVG files of docs/images by name. */
export function readmePictures(): ReadonlyMap<string, string> {
  const { result } = runScenario(loadScenario('us-canada-2025'));
  return new Map([['us-canada-2025.svg', onPaper(realIncomeChart(result, { width: 720 }))]]);
}

/** White ground and a margin, so that a dark page does not swallow the picture's dark words. */
function onPaper(svg: string, margin = 20): string {
  const [width = 0, height = 0] = [...(/^<svg[^>]* width="(\d+)" height="(\d+)"/u.exec(svg) ?? [])]
    .slice(1)
    .map((size) => Number(size) + 2 * margin);
  const inner = svg.replace('<svg ', `<svg x="${margin}" y="${margin}" `);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fff"/>${inner}</svg>\n`;
}
