// node .ci/check-ratio.mjs MEASUREMENT LEAST: reads the one line of `npm run bench -- --only … --json` and
// fails when the solver is not at least LEAST times as fast as the reference solver. It is a guard against
// losing an order of magnitude, set far below what is measured, so that a busy machine passes.
import { readFileSync } from 'node:fs';

const [path, least] = process.argv.slice(2);
const { name, cold_ms, reference_ms, ratio } = JSON.parse(readFileSync(path, 'utf8'));
console.log(
  `${name}: ${cold_ms} ms, the reference ${reference_ms} ms: ${ratio} times (at least ${least})`,
);
if (!(ratio >= Number(least))) process.exitCode = 1;
