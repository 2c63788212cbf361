import type { APIRoute } from 'astro';
import { listOfPages } from '../data/pages-as-text.ts';

/** What is where, for programs that read. */
export const GET: APIRoute = async () => new Response(await listOfPages());
