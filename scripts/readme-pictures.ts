import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realIncomeChart } from '../src/charts/index.ts';
import { loadScenario, runScenario } from '../src/lab/index.ts';

/** SVG files of docs/images by name. */
export function readmePictures(): ReadonlyMap<string, string> {
  const { result } = runScenario(loadScenario('beijing-2026'));
  return new Map([
    ['beijing-2026.svg', onPaper(realIncomeChart(result, { width: 720 }))],
    ['us-tariff-on-canada.svg', onPaper(drawnBy('tariff', 'USA', 'CAN', '--average', '--svg'))],
  ]);
}

/** The picture that a command writes to the file it is given last. */
function drawnBy(...command: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-picture-'));
  const file = join(folder, 'picture.svg');
  const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
  try {
    execFileSync(process.execPath, ['--import', 'tsx', main, ...command, file], { stdio: 'pipe' });
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** White ground and a margin, so that a dark page does not swallow the picture's dark words. */
function onPaper(svg: string, margin = 20): string {
  const [width = 0, height = 0] = [...(/^<svg[^>]* width="(\d+)" height="(\d+)"/u.exec(svg) ?? [])]
    .slice(1)
    .map((size) => Number(size) + 2 * margin);
  const inner = svg.replace('<svg ', `<svg x="${margin}" y="${margin}" `);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fff"/>${inner}</svg>\n`;
}
