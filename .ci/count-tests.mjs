// node .ci/count-tests.mjs REPORT COUNTS: reads vitest's JSON report and writes `N passed, N failed`.
// A file that could not even be loaded counts as one failed test. A skipped test fails CI, because
// nothing is missing there that would excuse it; so does a test file in git that vitest did not run.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';

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

const reported = new Set(testResults.map((file) => realpathSync(file.name)));
const inGit = execFileSync('git', ['ls-files', '-z', '*.test.ts'], { encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '');
const uncollected = inGit.filter((path) => !existsSync(path) || !reported.has(realpathSync(path)));

const counts = `${passed} passed, ${failed} failed`;
writeFileSync(countsPath, counts);
console.log(`${counts}, ${notRun.length} not run, in ${testResults.length} files`);
for (const file of unloaded) console.log(`could not be loaded: ${file.name}`);
for (const test of notRun) console.log(`not run (${test.status}): ${test.file}: ${test.fullName}`);
for (const path of uncollected) {
  console.log(`not collected: ${path} is in git, and vitest's report does not have it`);
}
const whole = inGit.length > 0 && uncollected.length === 0 && notRun.length === 0;
process.exitCode = passed > 0 && failed === 0 && whole ? 0 : 1;
