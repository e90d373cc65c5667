/** What a page needs to solve as Node does; bundled by `engines.browser.test.ts`. */
export { Arena } from '../../num/index.ts';
export { solve } from '../solve.ts';
