/** A translation taken again by the bundler (load-sidebar-texts.ts) has the English one's shape. */
declare module '*.json?sidebar' {
  import type english from '../../translations/en.json';
  export const state: (typeof english)['state'];
  export const clock: (typeof english)['clock'];
  export const time: (typeof english)['time'];
  export const sidebar: Omit<(typeof english)['sidebar'], 'diagnosis' | 'intervention'>;
}

/** The parts that belong to what is sold (load-diagnosis-words.ts). */
declare module '*.json?diagnosis' {
  import type english from '../../translations/en.json';
  export const sidebar: Pick<(typeof english)['sidebar'], 'diagnosis' | 'intervention'>;
}
