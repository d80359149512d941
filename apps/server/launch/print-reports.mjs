// `npm run bank:reports`: what people say is wrong with questions of the bank, newest first. With --json for programs.
import { printReports } from './reports.mjs';

function headingOf({ question, section, version, isCurrent }) {
  const changed = isCurrent ? '' : ', changed since';
  return `${question}${section && `, ${section}`}  (version ${version}${changed})`;
}

await printReports(async () => {
  const { readBankReports } = await import('../dist/questions/bank.reports.js');
  return { read: readBankReports, headingOf };
});
