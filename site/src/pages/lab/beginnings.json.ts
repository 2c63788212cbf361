import { beginningGroups } from '../../components/beginnings.ts';

/** The scenarios of the Lab's list: fetched when one is chosen, since most readers choose none. */
export function GET(): Response {
  return Response.json(beginningGroups.flatMap(({ beginnings }) => beginnings));
}
