/**
 * The document in which pictures are drawn: the page's own in a browser, linkedom's elsewhere. A bundler
 * puts linkedom into a chunk of its own, which a browser never asks for.
 */
export const drawingDocument: Document =
  typeof document === 'undefined'
    ? (await import('linkedom')).parseHTML('<!doctype html><html></html>').document
    : document;
