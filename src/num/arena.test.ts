import { afterEach, describe, expect, it, vi } from 'vitest';
import { Arena } from './arena.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an arena', () => {
  it('hands out vectors that neither overlap nor leave it', () => {
    const arena = new Arena(8);
    const one = arena.vector(3).fill(1);
    const other = arena.uninitialised(4).fill(2);
    expect([...one, ...other]).toEqual([1, 1, 1, 2, 2, 2, 2]);
    expect(one.buffer).toBe(other.buffer);
    const room = one.buffer.byteLength / 8 - 8;
    arena.uninitialised(room);
    expect(() => arena.vector(1)).toThrow(RangeError);
    arena.release();
  });

  it('gives zeros although others used its buffer', () => {
    const first = new Arena(1000);
    first.uninitialised(1000).fill(NaN);
    first.release();
    const second = new Arena(1000);
    expect(second.vector(1000).every((value) => value === 0)).toBe(true);
    second.release();
  });

  it('has its buffer handed out again once it is released, and only once', () => {
    const first = new Arena(5000);
    const { buffer } = first.vector(1);
    const second = new Arena(5000);
    expect(second.vector(1).buffer).not.toBe(buffer);
    first.release();
    first.release();
    const [third, fourth] = [new Arena(5000), new Arena(5000)];
    expect(third.vector(1).buffer).toBe(buffer);
    expect(fourth.vector(1).buffer).not.toBe(buffer);
    expect(() => first.vector(1)).toThrow(RangeError);
    for (const arena of [second, third, fourth]) arena.release();
  });

  it('makes do with TypeScript where an engine has no address space left', () => {
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function () {
      throw new RangeError('WebAssembly.Memory(): could not allocate memory');
    });
    const arena = new Arena(3_000_000);
    expect(arena.kernels.kind).toBe('typescript');
    expect(arena.kernels.dot(arena.vector(4).fill(2), arena.vector(4).fill(3))).toBe(24);
    arena.release();
  });
});
