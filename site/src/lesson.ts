import { z } from 'astro/zod';

/** What a lesson says of itself; components/PageTitle.astro asks for it on every page under lessons/ and prints it. */
export const lesson = z.strictObject({
  minutes: z.strictObject({ teaching: z.number().int().positive(), exercises: z.number().int().positive() }),
  /** What the reader can do afterwards, each with the id of the exercise that tests it. */
  objectives: z.array(z.strictObject({ text: z.string().min(1), exercise: z.string().min(1) })).min(1),
  /** Wrong ideas that the lesson sets right: an id, and the idea in the words of those who hold it. */
  misconceptions: z.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), words: z.string().min(1) })).min(1),
  /** The folder of its main figure under site/src/widgets. */
  scenario: z.string().min(1),
  /** Numbers of the claims in common texts that it answers. */
  seedRefs: z.array(z.number().int().positive()).min(1),
  /** Ids of the glossary. */
  terms: z.array(z.string().min(1)).min(1),
});
