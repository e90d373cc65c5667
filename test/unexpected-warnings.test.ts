import { expect, it, vi } from 'vitest';

it.fails('a warning on the console fails the test', () => {
  console.warn('planted');
});

it.fails('an error on the console fails the test', () => {
  console.error(new Error('planted'));
});

it.fails('a warning of the process fails the test', () => {
  process.emitWarning('planted');
});

it.each(['warn', 'error'] as const)('an expected console.%s does not', (method) => {
  const heard = vi.spyOn(console, method).mockImplementation(() => undefined);
  console[method]('planted');
  expect(heard).toHaveBeenCalledExactlyOnceWith('planted');
  heard.mockRestore();
});
