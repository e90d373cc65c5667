/**
 * The kernels in AssemblyScript: two numbers at a time (f64x2), with the additions of `../typescript-kernels.ts` in the same order, so that
 * both give the same bits. Vectors come as byte offsets into the imported memory; what each does is said in `../kernels.ts`.
 * `npm run wasm` compiles this folder into `../wasm-module.ts`.
 */
export { dot, addMultiple } from './vectors';
export { multiplyBlocks, multiplyBlocksTransposed } from './blocks';
export { factorBlocks, solveBlocks, solveBlocksTransposed } from './factors';
export { addResponse } from './response';
export { trade } from './trade';
