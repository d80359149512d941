import type pg from 'pg';

/** Something that somebody said about a question of the bank. */
export interface BankReport {
  readonly question: string;
  readonly section: string;
  readonly version: string;
  /** Whether that is what new interviews use, or has been changed since. */
  readonly isCurrent: boolean;
  readonly at: string;
  readonly text: string;
}

/** What is said about the bank, newest first: for who runs this server (QUESTIONS-13). */
export async function readBankReports(pool: pg.Pool): Promise<BankReport[]> {
  const { rows } = await pool.query<Omit<BankReport, 'at'> & { readonly at: Date }>(
    `select slug as question, section, r.version, coalesce(v.version = r.version, false) as "isCurrent", r.text, r.created_at as at
     from question_reports r join questions q on q.id = r.question_id and q.origin = 'bank'
     left join question_versions v on v.id = q.current_version_id order by r.created_at desc, r.id desc`,
  );
  return rows.map(({ at, ...report }) => ({ ...report, at: at.toISOString() }));
}
