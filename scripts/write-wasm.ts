import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
export const wasmModulePath = join(root, 'src/num/simd/wasm-module.ts');

/** The kernels of `src/num/simd/assembly`, compiled: the same bytes every time. */
export async function compileKernels(): Promise<Uint8Array> {
  const written = new Map<string, string | Uint8Array>();
  const complaints: string[] = [];
  const { error } = await asc.main(
    [
      'src/num/simd/assembly/index.ts',
      '--baseDir',
      root,
      '--outFile',
      'kernels.wasm',
      '--runtime',
      'stub',
      '--importMemory',
      '--enable',
      'simd',
      '--noAssert',
      '-O3',
    ],
    {
      writeFile: (name, content) => void written.set(name, content),
      stderr: {
        write: (text) => void complaints.push(text.toString()),
      },
    },
  );
  const binary = written.get('kernels.wasm');
  if (error || !(binary instanceof Uint8Array)) {
    throw new Error(`the kernels do not compile:\n${complaints.join('')}`, { cause: error });
  }
  return binary;
}

/** The module that carries the bytes to wherever the kernels run. */
export async function wasmModuleText(): Promise<string> {
  const bytes = await compileKernels();
  const text = [
    '/** The kernels in WebAssembly, base64: `assembly/`, as `npm run wasm` compiled it. */',
    `export const wasmModule = '${Buffer.from(bytes).toString('base64')}';`,
  ].join('\n');
  return format(text, { ...(await resolveConfig(wasmModulePath)), parser: 'typescript' });
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(wasmModulePath, await wasmModuleText());
}
