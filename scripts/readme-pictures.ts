import { realIncomeChart } from '../src/charts/index.ts';
import { loadScenario, runScenario } from '../src/lab/index.ts';

/** SVG files of docs/images by name. */
export function readmePictures(): ReadonlyMap<string, string> {
  const { result } = runScenario(loadScenario('us-canada-2025'));
  return new Map([['us-canada-2025.svg', realIncomeChart(result, { width: 760 })]]);
}
