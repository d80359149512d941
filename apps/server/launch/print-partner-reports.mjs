// `npm run partner:reports`: what people say about who was in an interview with them, newest first. With --json for programs.
import { printReports } from './reports.mjs';

/** The id tells apart those who share a name. */
function nameOf({ name, email, userId }) {
  return userId ? `${name} (${email ?? 'guest'}, ${userId})` : `${name} (account is gone)`;
}

function headingOf({ reason, about, by, interviewId }) {
  const author = by ? nameOf(by) : 'somebody whose account is gone';
  const place = interviewId ? `in interview ${interviewId}` : 'in an interview that is gone';
  return `${reason}: about ${nameOf(about)}, by ${author}, ${place}`;
}

await printReports(async () => {
  const { readPartnerReports } = await import('../dist/partners/partner.reports.js');
  return { read: readPartnerReports, headingOf };
});
