import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wasmModulePath, wasmModuleText } from './write-wasm.ts';

describe('the committed WebAssembly', () => {
  it('is what npm run wasm makes of src/num/simd/assembly', async () => {
    expect(await wasmModuleText()).toBe(readFileSync(wasmModulePath, 'utf8'));
  });
});
