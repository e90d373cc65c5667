import { afterEach, beforeEach } from 'vitest';

// A warning or a logged error that nobody expected fails the test. A test that expects one replaces
// `console.warn`, `console.error` or `process.emitWarning` by a spy (vi.spyOn(...).mockImplementation(...))
// and asserts on it.

const heard: string[] = [];

const words = (first: unknown): string => (first instanceof Error ? first.message : String(first));

for (const method of ['warn', 'error'] as const) {
  console[method] = (...parts: unknown[]): void => {
    heard.push(`console.${method}: ${parts.map(words).join(' ')}`);
  };
}

process.emitWarning = (warning: string | Error): void => {
  heard.push(`process.emitWarning: ${words(warning)}`);
};

function failOnWarnings(): void {
  const unexpected = heard.splice(0);
  if (unexpected.length > 0) throw new Error(`unexpected warning\n${unexpected.join('\n')}`);
}

beforeEach(failOnWarnings); // what modules said while they were loaded
afterEach(failOnWarnings);
