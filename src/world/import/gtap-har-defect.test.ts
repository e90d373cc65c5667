import { describe, expect, it, vi } from 'vitest';
import { importGtapHar } from './gtap-har.ts';
import { scratchFile } from './testing/scratch.ts';

vi.mock(import('../har/decode-har.ts'), () => ({
  decodeHar: () => {
    throw new TypeError('a defect');
  },
}));

describe('importGtapHar', () => {
  it('does not blame the file for a defect', async () => {
    await expect(importGtapHar([scratchFile('base.har', 'x')])).rejects.toThrow(TypeError);
  });

  it('blames the file where it cannot be read', async () => {
    await expect(importGtapHar(['/nowhere/base.har'])).rejects.toThrow('[unreadable-file]');
  });
});
