import { z } from 'zod';
import { line, lines, listOf, slug } from './text.schema.js';

const company = z.strictObject({
  slug,
  name: line,
  values: lines(1).describe('What its interviewers are known to look for'),
  focus: lines(1).describe('What to study'),
  tips: lines(1).describe('What to say and to show in the interview'),
  problems: z.array(slug).describe('Questions of this bank it is known for'),
  otherProblems: z.array(line).describe('Known questions that are not in this bank'),
  mock: z
    .strictObject({ problem: slug, emphasis: line.describe('What this company would press on in it') })
    .describe('The interview to practise for it'),
});

/** `bank/companies.yaml` */
export const companiesSchema = z.strictObject({
  companies: listOf(company, 1, 'company'),
  sources: lines(1).describe('Where this comes from, and how far to trust it'),
});
export type Company = z.infer<typeof company>;
export type Companies = z.infer<typeof companiesSchema>;
