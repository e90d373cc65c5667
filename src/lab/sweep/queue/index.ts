/** One sweep on many machines, through a Redis or Valkey server between them. */
export { openOnThreads } from './open-on-threads.ts';
export { overQueue, type QueuedSweep } from './over-queue.ts';
export { QueueError } from './queue-error.ts';
export { workOnQueue, type QueueWork } from './work-on-queue.ts';
