// Which shape goes with which meaning? Each state and happening has its own outline, so that it is
// told apart without colour.
export type ShapeName =
  | 'check'
  | 'triangle'
  | 'octagon'
  | 'pause'
  | 'dash'
  | 'play'
  | 'cross'
  | 'undo'
  | 'list'
  | 'info';

const PATHS: Readonly<Record<ShapeName, string>> = {
  check: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8ZM3.5 6.2l1.8 1.8 3.3-3.7',
  triangle: 'M6 1.1 11.3 10.7H.7ZM6 4.6v2.7M6 8.9v.3',
  octagon: 'M3.9.8h4.2l3.1 3.1v4.2l-3.1 3.1H3.9L.8 8.1V3.9ZM6 3.2v3.4M6 8.5v.3',
  pause: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8ZM4.6 4.1v3.8M7.4 4.1v3.8',
  dash: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8ZM3.8 6h4.4',
  play: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8ZM4.9 4v4l3.3-2Z',
  cross: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8ZM4.2 4.2l3.6 3.6M7.8 4.2 4.2 7.8',
  undo: 'M4.2 1.6 1.6 4.2l2.6 2.6M1.8 4.2h5a3.2 3.2 0 0 1 0 6.4H4',
  list: 'M1.2 2.5h9.6M1.2 6h9.6M1.2 9.5h6',
  info: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8ZM6 5.4v3M6 3.3v.3',
};

/** Decoration beside words that say the same; hidden from screen readers. */
export function Shape(props: { readonly name: ShapeName }) {
  return (
    <svg className="shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={PATHS[props.name]} />
    </svg>
  );
}
