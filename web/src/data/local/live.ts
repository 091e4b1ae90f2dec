/** Tells readers, in this tab and the person's other tabs, that something they show has changed. */
export type Topic = string;
type Listener = () => void;

export class Live {
  private readonly listeners = new Map<Topic, Set<Listener>>();
  private channel: BroadcastChannel | undefined;

  constructor(name: string, onForeign: (topic: Topic) => void) {
    this.channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
    this.channel?.addEventListener('message', (event: MessageEvent<Topic>) => {
      onForeign(event.data);
      this.tellHere(event.data);
    });
  }

  listen(topic: Topic, listener: Listener): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    set.add(listener);
    this.listeners.set(topic, set);
    return () => set.delete(listener);
  }

  tell(topic: Topic): void {
    this.tellHere(topic);
    this.channel?.postMessage(topic);
  }

  close(): void {
    this.channel?.close();
    this.channel = undefined;
    this.listeners.clear();
  }

  private tellHere(topic: Topic): void {
    for (const listener of [...(this.listeners.get(topic) ?? [])]) listener();
  }
}
