// What does the page know, and how fresh is it? Follows the engine for one set of filters and keeps
// the last answer on screen while another is asked for.
import { useEffect, useState } from 'react';
import type { Board } from '../../engine/http/contract.ts';
import type { BoardTime } from '../engine/board-time.ts';
import { boardWires } from '../engine/board-wires.ts';
import { followBoard, type LinkState } from '../engine/follow-board.ts';
import type { Outage } from '../panels/HealthBanner.tsx';

export interface LiveBoard {
  readonly board: Board | null;
  readonly link: LinkState;
  readonly outage: Outage | null;
  /** True while the board shown still answers an earlier question. */
  readonly isStale: boolean;
}

const NOTHING: LiveBoard = { board: null, link: 'connecting', outage: null, isStale: false };

/** Follows `/v1/board` with `query` ("?…"); sets `time` from every answer. */
export function useLiveBoard(query: string, time: BoardTime): LiveBoard {
  const [live, setLive] = useState<LiveBoard>(NOTHING);
  useEffect(() => {
    setLive((before) => ({ ...before, isStale: before.board !== null }));
    return followBoard(boardWires(query), {
      onBoard(board) {
        time.set(board);
        setLive((before) => ({ ...before, board, isStale: false, outage: null }));
      },
      onLink(link, detail) {
        const signInUrl = link === 'signedOut' ? signInFrom(window.location) : null;
        setLive((before) => {
          if (link !== 'unreachable' && link !== 'signedOut') return { ...before, link };
          // The first failure dates the outage; later ones only confirm it.
          const sinceMs = before.outage === null ? time.nowMs() : before.outage.sinceMs;
          return { ...before, link, outage: { sinceMs, detail, signInUrl } };
        });
      },
    });
  }, [query, time]);
  return live;
}

/** Leads back to this very view. */
function signInFrom({ pathname, search }: Location): string {
  return `/login?to=${encodeURIComponent(pathname + search)}`;
}
