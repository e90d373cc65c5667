/** What was asked for cannot be done, and it is not our defect: a message for the user, status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
