/** The lab over HTTP, on this machine. */
export { createApp, type LabAccess } from './app.ts';
export { serve, type LabServer } from './serve.ts';
