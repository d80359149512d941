// Writes bank/*.schema.json from the built lib: `npx tsc -b libs/questions && node libs/questions/write-json-schema.mjs`
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createJsonSchemas } from './dist/index.js';

for (const [name, schema] of Object.entries(createJsonSchemas())) {
  const file = fileURLToPath(new URL(`../../bank/${name}.schema.json`, import.meta.url));
  const options = await resolveConfig(file);
  await writeFile(file, await format(JSON.stringify(schema), { ...options, parser: 'json' }));
}
