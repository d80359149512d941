import type pg from 'pg';

/** Somebody in a report. A guest has no e-mail. */
export interface ReportedPerson {
  /** `null` once that account is gone. */
  readonly userId: string | null;
  /** As it was when the report was written. */
  readonly name: string;
  readonly email: string | null;
}

/** What one participant of an interview says about another one. */
export interface PartnerReportLine {
  readonly at: string;
  readonly reason: string;
  readonly text: string;
  readonly about: ReportedPerson;
  /** Who says so, by the name they have now; `null` once that account is gone. */
  readonly by: { readonly userId: string; readonly name: string; readonly email: string | null } | null;
  /** `null` once that interview is gone. */
  readonly interviewId: string | null;
}

/** What people say about each other, newest first: for who runs this server (PARTNERS-8). */
export async function readPartnerReports(pool: pg.Pool): Promise<PartnerReportLine[]> {
  const { rows } = await pool.query<Omit<PartnerReportLine, 'at'> & { readonly at: Date }>(
    `select r.created_at as at, r.reason, r.text, r.interview_id as "interviewId",
       json_build_object('userId', r.subject_id, 'name', r.subject_name, 'email', subject.email) as about,
       case when author.id is not null then
         json_build_object('userId', author.id, 'name', author.display_name, 'email', author.email) end as by
     from partner_reports r left join users subject on subject.id = r.subject_id
     left join users author on author.id = r.author_id order by r.created_at desc, r.id desc`,
  );
  return rows.map(({ at, ...report }) => ({ ...report, at: at.toISOString() }));
}
