import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
export const wasmModulePath = join(root, 'src/num/simd/wasm-module.ts');

/**
 * The kernels of `src/num/simd/assembly`, compiled: the same bytes every time. By the compiler's command line, for its types would
 * declare AssemblyScript's own `Array` to all scripts.
 */
export function compileKernels(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-wasm-'));
  const file = join(folder, 'kernels.wasm');
  const flags = ['--runtime', 'stub', '--importMemory', '--enable', 'simd', '--noAssert', '-O2'];
  try {
    const compiler = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/assemblyscript/bin/asc.js'),
        'src/num/simd/assembly/index.ts',
        ...['--baseDir', root, '--outFile', file],
        ...flags,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    if (compiler.status !== 0) {
      throw new Error(`the kernels do not compile:\n${compiler.stderr}`, { cause: compiler.error });
    }
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The module that carries the bytes to wherever the kernels run. */
export async function wasmModuleText(): Promise<string> {
  const bytes = compileKernels();
  const text = [
    '/** The kernels in WebAssembly, base64: `assembly/`, as `npm run wasm` compiled it. */',
    `export const wasmModule = '${Buffer.from(bytes).toString('base64')}';`,
  ].join('\n');
  return format(text, { ...(await resolveConfig(wasmModulePath)), parser: 'typescript' });
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(wasmModulePath, await wasmModuleText());
}
