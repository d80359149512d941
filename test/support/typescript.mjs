// Lets plain Node import this repository's TypeScript as it is, so that test support needs no build:
//   node --import ./test/support/typescript.mjs some-script.mjs
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
