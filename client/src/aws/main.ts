/** The only way to AWS. A bundle of its own, loaded on the first use: nothing here may be needed to activate. */
export { openService } from './service.ts';
export { readSetup } from './setup.ts';
