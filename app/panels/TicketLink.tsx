// How is a ticket opened? In a new tab; the panel's surroundings may do it instead (a desk whose
// page holds the board in a frame shows it there).
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import type { BoardTicket } from '../../engine/http/contract.ts';

/** Opens a ticket in the surroundings; true when they did, so that no tab is needed. */
export type OpenTicket = (id: number) => boolean;

const OpenTicketContext = createContext<OpenTicket>(() => false);

export const OpenTicketProvider = OpenTicketContext.Provider;

interface Props {
  readonly ticket: Pick<BoardTicket, 'id' | 'url'>;
  readonly className: string;
  readonly tabIndex?: number;
  readonly label?: string;
  readonly children: ReactNode;
}

export function TicketLink({ ticket, className, tabIndex, label, children }: Props) {
  const openTicket = useContext(OpenTicketContext);
  const onClick = (event: MouseEvent) => {
    const isPlainClick = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (isPlainClick && openTicket(ticket.id)) event.preventDefault();
  };
  return (
    <a
      className={className}
      href={safeAddress(ticket.url)}
      target="_blank"
      rel="noopener"
      tabIndex={tabIndex}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </a>
  );
}

/** Only web addresses become links: a `javascript:` address would run in the board's name. */
export function safeAddress(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}
