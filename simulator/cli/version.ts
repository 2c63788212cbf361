import { createRequire } from 'node:module';

/** The version of the package that this command line belongs to. */
export const version: string = (createRequire(import.meta.url)('hostlab/package.json') as { readonly version: string })
  .version;
