/** A queue that cannot be used, or that refuses what it was asked: a message for the user, no defect of ours. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
}
