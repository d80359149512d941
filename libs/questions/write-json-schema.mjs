// Writes bank/problem.schema.json from the built lib: `npx tsc -b libs/questions && node libs/questions/write-json-schema.mjs`
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createProblemJsonSchema } from './dist/index.js';

const file = fileURLToPath(new URL('../../bank/problem.schema.json', import.meta.url));
const options = await resolveConfig(file);
await writeFile(file, await format(JSON.stringify(createProblemJsonSchema()), { ...options, parser: 'json' }));
