import type { Refusal } from '@fortyfive/interview';

interface ErrorKind {
  /** The HTTP status; socket replies carry the same number. */
  readonly status: number;
  /** What happened and what to do next, in plain words. */
  readonly message: string;
}

const REFUSALS: Readonly<Record<Refusal, ErrorKind>> = {
  not_allowed: { status: 403, message: 'Your role in this interview does not allow that.' },
  interview_over: { status: 410, message: 'This interview has ended. You can find it under My interviews.' },
  interview_started: { status: 409, message: 'The interview has already started, so this can no longer be changed.' },
  interview_not_started: { status: 409, message: 'The interview has not started yet.' },
  not_everyone_ready: { status: 409, message: 'Both people need to press Ready before the interview can start.' },
  role_taken: { status: 409, message: 'Somebody else has taken that role. Choose another one, or swap.' },
  brief_read: {
    status: 409,
    message: 'Whoever has read the brief cannot be the candidate for this question. Start another interview to swap.',
  },
  room_full: { status: 409, message: 'This room has no seat left. Ask your host to start another interview.' },
  hint_out_of_turn: {
    status: 409,
    message: 'Hints come one after another, and only for the step you are in. Look at the desk again.',
  },
  last_step: { status: 409, message: 'This is the last step. End the interview when you are done.' },
};

/** Every error a person can meet: code, status and sentence. Nothing outside this list is ever sent. */
export const ERRORS = {
  ...REFUSALS,
  bad_request: { status: 400, message: 'Something in this request is not as it should be. Check it and try again.' },
  malformed_body: { status: 400, message: 'The request could not be read. Reload the page and try again.' },
  body_too_large: { status: 413, message: 'That is more text than fits. Shorten it and try again.' },
  signed_out: { status: 401, message: 'You are not signed in. Enter your name or sign in to go on.' },
  bad_origin: { status: 403, message: 'This request came from another site and was refused. Open Fortyfive itself.' },
  not_found: { status: 404, message: 'There is nothing here that you can open. Check the address, or go back home.' },
  brief_not_opened: { status: 409, message: 'Open the brief in the lobby first, so that both know who has read it.' },
  invite_not_found: {
    status: 404,
    message: 'This invite link does not work, or no longer does. Ask your partner for a new one.',
  },
  question_not_found: { status: 404, message: 'This question does not exist. Choose another one.' },
  question_not_seen: {
    status: 409,
    message:
      'Reading this marks the question as seen. Open it from the page of the question, where you are asked first.',
  },
  question_in_play: {
    status: 409,
    message: 'You are in an interview on this question. Its brief stays closed here until that interview has ended.',
  },
  question_not_ready: {
    status: 409,
    message: 'This question is not in order yet. Mend what is marked as wrong first.',
  },
  questions_full: {
    status: 409,
    message: 'You have as many questions of your own as one person can. Delete one you no longer need.',
  },
  draft_changed: {
    status: 409,
    message: 'This question was changed from another window meanwhile. Look at both texts, then choose one.',
  },
  interview_not_over: { status: 409, message: 'This opens when the interview has ended.' },
  wrong_credentials: { status: 401, message: 'E-mail and password do not match. Check both and try again.' },
  too_many_sign_ins: { status: 429, message: 'Too many failed attempts. Wait a few minutes and try again.' },
  email_taken: { status: 409, message: 'There is already an account with this e-mail. Sign in instead.' },
  already_has_account: { status: 409, message: 'You already have an account. Sign out first to make another one.' },
  too_many_requests: { status: 429, message: 'That was a lot at once. Wait a moment and try again.' },
  conflict: { status: 409, message: 'Somebody else was quicker. Look again, then decide.' },
  swap_under_way: {
    status: 409,
    message: 'An interview already goes on in this room. Go there instead of beginning another one.',
  },
  not_your_part: { status: 400, message: 'This part of the scorecard is not for your role.' },
  evidence_full: {
    status: 409,
    message: 'This scorecard holds as much evidence as it can. Take back what matters least.',
  },
  scorecard_submitted: { status: 409, message: 'This scorecard has been handed in and can no longer be changed.' },
  recording_damaged: {
    status: 409,
    message:
      'The recording of this interview is damaged, so it is not shown. Nothing was deleted; tell who runs this server.',
  },
  image_too_large: { status: 413, message: 'That picture is larger than 5 MB. Make it smaller and try again.' },
  image_too_many_pixels: {
    status: 413,
    message: 'That picture has more than 40 million pixels. Make it smaller and try again.',
  },
  image_type: {
    status: 400,
    message: 'Only PNG, JPEG and WebP pictures can be put on the board. Save it as one of these and try again.',
  },
  image_moving: {
    status: 400,
    message: 'A moving picture cannot be put on the board. Save a single frame of it and try again.',
  },
  image_broken: {
    status: 400,
    message: 'That picture is damaged and cannot be read. Open it, save it anew and try again.',
  },
  image_incomplete: { status: 400, message: 'The picture did not arrive whole. Check your connection and try again.' },
  images_full: { status: 409, message: 'This interview holds as many pictures as it can. Draw the rest instead.' },
  image_allowance: {
    status: 409,
    message: 'You have put up as many pictures as one person can. Draw it, or ask your partner to put it up.',
  },
  unavailable: {
    status: 503,
    message: 'The server cannot save right now. Your work is kept here; try again in a moment.',
  },
  internal: {
    status: 500,
    message: 'Something went wrong on our side. Try again; if it stays, tell who runs this server.',
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** One field of the input that is wrong, and why. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What a failed request or command is answered with. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fields?: readonly FieldError[];
}

/**
 * The one error of this product: a code from {@link ERRORS}, thrown anywhere, turned into an answer at the border.
 * @example throw new AppError('room_full')
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    readonly fields?: readonly FieldError[],
  ) {
    super(ERRORS[code].message);
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  toBody(): ErrorBody {
    return { code: this.code, message: this.message, ...(this.fields && { fields: this.fields }) };
  }
}
