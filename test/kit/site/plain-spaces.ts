/** A text as it is meant to be read: the spaces that hold a number and its unit together are spaces. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
