/** Whether the server was reached when last tried; the browser's own word only hurries the next try. */
type Listener = () => void;

let reached = typeof navigator === 'undefined' || navigator.onLine;
const listeners = new Set<Listener>();

export function tellReached(now: boolean): void {
  if (now === reached) return;
  reached = now;
  for (const listener of listeners) listener();
}

export function isReached(): boolean {
  return reached;
}

export function onReachedChange(listener: Listener): Listener {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

if (typeof window !== 'undefined') {
  window.addEventListener('offline', () => {
    tellReached(false);
  });
}
