/** The truth of a storage world, for its measures. A type and not an interface, so that it counts as JSON. */
export type StorageFacts = {
  /** Whose weights they are. */
  readonly atStake: string;
  /** The server that the task is about; what is at stake is on it. */
  readonly source: string;
  /** Identity of the content at stake, and the name that it bears at the beginning. */
  readonly content: string;
  readonly fileName: string;
  /** Identities of the contents that the task moves to the other server; none where it moves nothing. */
  readonly toMove: readonly string[];
  /** Identities of the other contents that the task leaves on the source. */
  readonly toStay: readonly string[];
};
