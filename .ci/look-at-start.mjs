// node .ci/look-at-start.mjs SCENARIO_FILE: runs `npm start` on a free port as a newcomer would, waits
// for the page of the default scenario, looks for the scenario's title in it, and stops everything.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';

const answerWithinMs = 60_000;
const stopWithinMs = 10_000;

const { title } = parse(readFileSync(process.argv[2], 'utf8'));
if (typeof title !== 'string' || title === '') throw new Error(`${process.argv[2]} has no title`);

const port = await new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const free = server.address().port;
    server.close(() => done(free));
  });
});
const address = `http://127.0.0.1:${port}/`;

// detached: a process group of its own, so that npm and what it starts stop together
const npm = spawn('npm', ['start', '--', '--port', String(port)], {
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit'],
});
let running = true;
const ended = new Promise((done) => npm.on('exit', done)).then(() => (running = false));
const signalGroup = (signal) => {
  try {
    process.kill(-npm.pid, signal);
    return true;
  } catch {
    return false; // nobody is left in the group
  }
};

try {
  const page = await firstPage();
  // the five characters that HTML escapes
  const text = page
    .replace(/&(?:lt|#60);/g, '<')
    .replace(/&(?:gt|#62);/g, '>')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .replace(/&(?:amp|#38);/g, '&');
  if (!text.includes(title)) throw new Error(`${address} does not show the title '${title}'`);
  console.log(`${address} shows '${title}'`);
} finally {
  signalGroup('SIGTERM');
  await Promise.race([ended, sleep(stopWithinMs, undefined, { ref: false })]);
  for (let waited = 0; waited < stopWithinMs && signalGroup(0); waited += 100) await sleep(100);
  if (signalGroup('SIGKILL')) {
    console.log(`npm start did not stop within ${stopWithinMs / 1000} s of SIGTERM`);
    process.exitCode = 1;
  }
}

async function firstPage() {
  for (const start = Date.now(); Date.now() - start < answerWithinMs; await sleep(250)) {
    if (!running) throw new Error(`npm start ended before ${address} answered`);
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.status === 200) return answer.text();
  }
  throw new Error(`${address} did not answer with 200 within ${answerWithinMs / 1000} s`);
}
