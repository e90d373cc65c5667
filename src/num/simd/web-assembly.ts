/** As much of the WebAssembly interface as is used here: the island is compiled without the types of any host. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

interface WasmInterface {
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: { env: { memory: WasmMemory } },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

/** The host's WebAssembly; undefined where it has none. */
export const { WebAssembly } = globalThis as { readonly WebAssembly?: WasmInterface };
