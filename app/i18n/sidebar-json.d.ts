/** A translation taken a second time by the bundler (load-texts.ts) has the English one's shape. */
declare module '*.json?sidebar' {
  import type english from '../../translations/en.json';
  export const state: (typeof english)['state'];
  export const clock: (typeof english)['clock'];
  export const time: (typeof english)['time'];
  export const sidebar: (typeof english)['sidebar'];
}
