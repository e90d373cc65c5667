export { Anderson, dot } from './anderson.ts';
