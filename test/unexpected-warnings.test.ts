import { expect, it, vi } from 'vitest';

it.fails('a warning on the console fails the test', () => {
  console.warn('planted');
});

it.fails('a warning of the process fails the test', () => {
  process.emitWarning('planted');
});

it('an expected warning does not', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  console.warn('planted');
  expect(warn).toHaveBeenCalledExactlyOnceWith('planted');
  warn.mockRestore();
});
