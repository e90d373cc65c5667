import { describe, expect, it } from 'vitest';
import { integrate, type Integrand } from './adaptive.ts';

/** Parts whose sum has a known primitive, all in one group. */
function integrand(
  parts: readonly ((s: number) => number)[],
  primitive: (s: number) => number,
): Integrand {
  return {
    groups: [{ first: 0, last: parts.length }],
    primitive: (s) => Float64Array.of(primitive(s)),
    parts: (s) => Float64Array.from(parts, (part) => part(s)),
    noise: () => Float64Array.of(1e-14),
  };
}

const options = { accuracy: 1e-6, maxNodes: 1000 };

describe('adaptive integration', () => {
  it('is content with few nodes where the integrand is smooth', () => {
    const smooth = integrand([Math.cos, (s) => s ** 3], (s) => Math.sin(s) + s ** 4 / 4);
    const { status, nodes, integral } = integrate(smooth, options);
    expect(status).toBe('complete');
    expect(nodes).toBe(7);
    expect(Math.abs(integral[0] - Math.sin(1))).toBeLessThan(1e-9);
    expect(Math.abs(integral[1] - 0.25)).toBeLessThan(1e-12);
  });

  it('halves where the integrand is steep', () => {
    const steep = integrand(
      [(s) => 300 * Math.exp(-300 * s), () => 2],
      (s) => 2 * s - Math.exp(-300 * s),
    );
    const { status, nodes, integral, before, after } = integrate(steep, options);
    expect(status).toBe('complete');
    expect(nodes).toBeGreaterThan(15);
    expect(Math.abs(integral[0] - (1 - Math.exp(-300)))).toBeLessThan(1e-6);
    const change = after[0] - before[0];
    expect(Math.abs(integral[0] + integral[1] - change)).toBeLessThan(1e-6 * change);
  });

  it('does not take parts that cancel for exact ones', () => {
    const bend = (s: number): number => 1e3 * Math.exp(-40 * s);
    const hidden = integrand([bend, (s) => 1 - bend(s)], (s) => s);
    const { status, integral } = integrate(hidden, options);
    expect(status).toBe('complete');
    expect(Math.abs(integral[0] - 25 * (1 - Math.exp(-40)))).toBeLessThan(1e-4);
  });

  it('says that it is not exact when nodes run out', () => {
    const steep = integrand([(s) => 300 * Math.exp(-300 * s)], (s) => -Math.exp(-300 * s));
    const { status, nodes, integral } = integrate(steep, { ...options, maxNodes: 20 });
    expect(status).toBe('inexact');
    expect(nodes).toBeLessThanOrEqual(20);
    expect(integral[0]).toBeGreaterThan(0);
  });

  it('ends where a point has no value, and says where', () => {
    const broken: Integrand = {
      ...integrand([() => 1], (s) => s),
      parts: (s) => (s > 0.9 ? undefined : Float64Array.of(1)),
    };
    const { status, stoppedAt, integral } = integrate(broken, options);
    expect(status).toBe('unsolved');
    expect(stoppedAt).toBeGreaterThan(0.9);
    expect(integral[0]).toBeNaN();
  });

  it('ends where an end of the path has no value', () => {
    const broken: Integrand = {
      ...integrand([() => 1], (s) => s),
      primitive: (s) => (s === 1 ? undefined : Float64Array.of(s)),
    };
    expect(integrate(broken, options)).toMatchObject({
      status: 'unsolved',
      stoppedAt: 1,
      nodes: 0,
    });
  });

  it('stops when asked to', () => {
    const seen: number[] = [];
    const smooth = integrand([Math.cos], Math.sin);
    const { status } = integrate(smooth, {
      ...options,
      onProgress: (nodes) => seen.push(nodes) < 3,
    });
    expect(status).toBe('stopped');
    expect(seen).toEqual([1, 2, 3]);
  });

  it('tells progress that never falls', () => {
    const seen: number[] = [];
    const steep = integrand([(s) => 300 * Math.exp(-300 * s)], (s) => -Math.exp(-300 * s));
    integrate(steep, { ...options, onProgress: (_, done) => seen.push(done) > 0 });
    expect(seen.every((done, k) => done >= (seen[k - 1] ?? 0) && done <= 1)).toBe(true);
    expect(seen[0]).toBeGreaterThan(0);
  });
});
