// How does an explanation read? A sentence a line, from the top.

export function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ol className="sentences">
      {sentences.map((sentence, index) => (
        // An explanation is ordered and append-only: its place is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ol>
  );
}
