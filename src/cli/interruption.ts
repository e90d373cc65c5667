import { exitStatus, type ExitStatus } from './exit-status.ts';

/** The user stopped a command that had to clean up first. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly status: ExitStatus;

  constructor(signal: 'SIGINT' | 'SIGTERM', message: string) {
    super(message);
    this.status = signal === 'SIGINT' ? exitStatus.interrupted : exitStatus.terminated;
  }
}

/**
 * Does work that Ctrl-C and SIGTERM stop in good order: instead of ending the process they abort a signal with an
 * `Interruption`, and the work ends when it has taken away what it had begun. A second one ends the process at once.
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  message = 'stopped: nothing was written',
): Promise<T> {
  const stop = new AbortController();
  const onInterrupt = (): void => {
    stop.abort(new Interruption('SIGINT', message));
  };
  const onTerminate = (): void => {
    stop.abort(new Interruption('SIGTERM', message));
  };
  process.once('SIGINT', onInterrupt).once('SIGTERM', onTerminate);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
  }
}
