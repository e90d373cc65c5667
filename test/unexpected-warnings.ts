import { afterEach, beforeEach } from 'vitest';

// A warning that nobody expected fails the test. A test that expects one replaces `console.warn` or
// `process.emitWarning` by a spy (vi.spyOn(...).mockImplementation(...)) and asserts on it.

const heard: string[] = [];

const words = (first: unknown): string => (first instanceof Error ? first.message : String(first));

console.warn = (...parts: unknown[]): void => {
  heard.push(`console.warn: ${parts.map(words).join(' ')}`);
};

process.emitWarning = (warning: string | Error): void => {
  heard.push(`process.emitWarning: ${words(warning)}`);
};

function failOnWarnings(): void {
  const unexpected = heard.splice(0);
  if (unexpected.length > 0) throw new Error(`unexpected warning\n${unexpected.join('\n')}`);
}

beforeEach(failOnWarnings); // what modules said while they were loaded
afterEach(failOnWarnings);
