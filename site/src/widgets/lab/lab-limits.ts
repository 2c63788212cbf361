/** What the Lab takes at most; told before it is read. */
export const labLimits = {
  /** Characters of a scenario's text, and bytes of a file. */
  text: 1_000_000,
  /** Characters of a line that a file or a link brings. */
  line: 20_000,
  /** Characters of a text that the picture changes: it is parsed for it while the reader waits. */
  edited: 200_000,
  /** Events of one run. */
  events: 2_000_000,
  /** Hosts and machines of one world: what is drawn and listed is gone through at each instant. */
  places: 20_000,
  /** Machines that the form and the picture list by name. */
  listed: 400,
} as const;
