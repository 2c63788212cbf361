import type { APIRoute } from 'astro';
import { wholeText } from '../data/pages-as-text.ts';

/** The whole course as one text, for programs that read. */
export const GET: APIRoute = async () => new Response(await wholeText());
