import { FivePoints } from '#features/landing/five-points';
import { RoomPicture } from '#features/landing/room-picture';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';

export function LandingPage() {
  return (
    <Page title="Fortyfive" heading={null} width="wide">
      <div className="grid grid-cols-1 items-center gap-8 lg:grid-cols-[5fr_8fr] lg:gap-12">
        <div className="grid justify-items-start gap-4 sm:gap-6">
          <h1 className="text-xl font-semibold tracking-tight sm:text-2xl">Practise the interview, not the slides.</h1>
          <p className="text-muted">
            Fortyfive is where two people practise a system-design interview: one asks, one designs. A clock, a board
            and a rubric keep it real, and a replay shows afterwards what happened.
          </p>
          <div className="flex flex-wrap gap-2">
            <LinkButton to="/start" variant="primary" size="lg">
              Start an interview
            </LinkButton>
            <LinkButton to="/sign-in" search={{}} size="lg">
              Sign in
            </LinkButton>
          </div>
        </div>
        <RoomPicture />
      </div>
      <div className="mt-8 border-t border-line pt-8 lg:mt-12">
        <h2 className="sr-only">What is in it</h2>
        <FivePoints />
      </div>
    </Page>
  );
}
