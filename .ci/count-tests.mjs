// node .ci/count-tests.mjs REPORT COUNTS: reads vitest's JSON report and writes `N passed, N failed`.
// A file that could not even be loaded counts as one failed test. A skipped test fails CI, because
// nothing is missing there that would excuse it.
import { readFileSync, writeFileSync } from 'node:fs';

const [reportPath, countsPath] = process.argv.slice(2);
const { testResults } = JSON.parse(readFileSync(reportPath, 'utf8'));

const tests = testResults.flatMap((file) =>
  file.assertionResults.map((test) => ({ ...test, file: file.name })),
);
const unloaded = testResults.filter(
  (file) =>
    file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
);
const passed = tests.filter((test) => test.status === 'passed').length;
const failed = tests.filter((test) => test.status === 'failed').length + unloaded.length;
const notRun = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');

const counts = `${passed} passed, ${failed} failed`;
writeFileSync(countsPath, counts);
console.log(`${counts}, ${notRun.length} not run, in ${testResults.length} files`);
for (const file of unloaded) console.log(`could not be loaded: ${file.name}`);
for (const test of notRun) console.log(`not run (${test.status}): ${test.file}: ${test.fullName}`);
process.exitCode = passed > 0 && failed === 0 && notRun.length === 0 ? 0 : 1;
