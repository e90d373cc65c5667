/** Exit statuses of every command; the contract is docs/formats.md, "Commands". */
export const exitStatus = {
  done: 0,
  /** A defect of ours. */
  defect: 1,
  /** The input is wrong. */
  wrongInput: 2,
  notConverged: 3,
  /** Stopped by Ctrl-C or SIGTERM, after cleaning up: 128 and the number of the signal, as shells have it. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
