import { afterEach, expect, it, vi } from 'vitest';
import { arithmeticDigest } from './arithmetic.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('is the same whenever it is asked for', () => {
  expect(arithmeticDigest()).toMatch(/^sha256:[0-9a-f]{64}$/u);
  expect(arithmeticDigest()).toBe(arithmeticDigest());
});

it.each(['exp', 'log', 'expm1', 'log1p', 'pow'] as const)(
  'is another where %s differs in its last bit',
  (name) => {
    const own = arithmeticDigest();
    const original: (...args: number[]) => number = Math[name].bind(Math);
    vi.spyOn(Math, name).mockImplementation(
      (...args: number[]) => original(...args) * (1 + Number.EPSILON),
    );
    expect(arithmeticDigest()).not.toBe(own);
  },
);
