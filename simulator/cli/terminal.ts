/** All that the commands see of the world outside, files apart. Tests hand in one of their own. */
export interface Terminal {
  /** Data, to stdout. Wait for it where much is written. */
  out(text: string): void | Promise<void>;
  /** Words, to stderr. */
  err(text: string): void;
  /** What comes in through `-`. */
  stdin(): AsyncIterable<Uint8Array>;
  /** Is anybody watching stderr? Progress is shown to people only. */
  readonly progress: boolean;
  /** May stdout be coloured? Not where it is a file, nor under NO_COLOR. */
  readonly colour: boolean;
}

/** 0 done, 1 the input has issues or a check failed, 2 wrong usage. */
export type Exit = 0 | 1 | 2;

/** Ends a command with words for a person; never a stack. */
export class Failure extends Error {
  readonly exit: 1 | 2;
  constructor(exit: 1 | 2, message: string) {
    super(message);
    this.exit = exit;
  }
}
