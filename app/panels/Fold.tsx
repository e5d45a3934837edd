// How does a panel fold? One line that says the most, a button that unfolds the rest; what is
// folded is not drawn, so it costs and asks nothing.
import { type ReactNode, useId, useState } from 'react';

export function Fold(props: {
  readonly title: string;
  /** A panel's title is an h2, a line within one an h3. */
  readonly level?: 'h2' | 'h3';
  /** Before the title, where a chevron would be. */
  readonly mark?: ReactNode;
  /** Beside the title, also while folded. */
  readonly summary: ReactNode;
  /** The body begins with what the summary says, which then goes while it is open. */
  readonly repeats?: boolean;
  /** Stands apart from the button, as a button must not hold another. */
  readonly aside?: ReactNode;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}) {
  const { title, summary, repeats, aside, mark, startsOpen = false, children } = props;
  const Heading = props.level ?? 'h2';
  const [isOpen, setOpen] = useState(startsOpen);
  const bodyId = useId();
  return (
    <section className="fold" data-open={isOpen}>
      <header className="fold-head">
        <Heading className="fold-title">
          <button
            type="button"
            className="fold-button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? bodyId : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {mark ?? <Chevron />}
            <span className="fold-name">{title}</span>
            {!(repeats && isOpen) && <span className="fold-summary">{summary}</span>}
          </button>
        </Heading>
        {aside}
      </header>
      {isOpen && (
        <div className="fold-body" id={bodyId}>
          {children}
        </div>
      )}
    </section>
  );
}

function Chevron() {
  return (
    <svg className="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M4 2.5 8 6l-4 3.5" />
    </svg>
  );
}
