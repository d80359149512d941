/** Beside the name of a place: something has come there that one has not seen. */
export function NewDot() {
  return (
    <span className="inline-flex items-center align-middle">
      <span aria-hidden className="size-2 rounded-full bg-accent" />
      <span className="sr-only">has something new</span>
    </span>
  );
}
