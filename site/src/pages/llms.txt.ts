import type { APIRoute } from 'astro';
import { listOfPages } from '../data/list-of-pages.ts';

/** What is where, for programs that read. */
export const GET: APIRoute = async () => new Response(await listOfPages());
