// npm run bank:check [-- --json]: is the bank right and complete? Every mistake is named with file, path and reason.
import { fileURLToPath } from 'node:url';
import { checkBank } from './src/bank.check.js';
import { formatIssue } from './src/problem.errors.js';

const { report, issues } = await checkBank(fileURLToPath(new URL('../../bank/', import.meta.url)));
for (const issue of issues) process.stderr.write(`${formatIssue(issue)}\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`);
else for (const [name, value] of Object.entries(report)) process.stdout.write(`${name}: ${String(value) || 'none'}\n`);
if (issues.length > 0) process.exitCode = 1;
