/** The schemas of what people fill in here; fetched apart from the pages because most visits send no form. */
export const fetchGuestBody = async () => (await import('@fortyfive/contract')).guestBody;
export const fetchSignInBody = async () => (await import('@fortyfive/contract')).signInBody;
export const fetchSignUpBody = async () => (await import('@fortyfive/contract')).signUpBody;
