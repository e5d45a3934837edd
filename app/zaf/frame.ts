/** How high is the app's frame? As high as what is in it, told to Zendesk when that changes. */
import type { Zendesk } from './zendesk.ts';

/** Beyond this the app scrolls by itself; Zendesk's tray is not endless. */
const HEIGHT_MAX = 4_000;
const SETTLED_MS = 50;

/** Follows the element's height until the returned function is called. */
export function followHeight(zendesk: Pick<Zendesk, 'invoke'>, element: Element): () => void {
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    const height = Math.min(Math.ceil(element.getBoundingClientRect().height), HEIGHT_MAX);
    if (height === told || height === 0) return;
    told = height;
    // A frame that keeps its old height scrolls: nothing is lost, and the next change tells anew.
    zendesk.invoke('resize', { width: '100%', height: `${height}px` }).catch(() => {
      told = 0;
    });
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    // The first height is told at once: the frame begins far too low to be read.
    if (told === 0) tell();
    else timer = setTimeout(tell, SETTLED_MS);
  });
  observer.observe(element);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
