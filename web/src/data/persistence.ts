/** Whether the browser has promised to keep what lies here; it may otherwise clear it when space runs short. */
let promised: boolean | undefined;

export async function askToPersist(): Promise<void> {
  // Old browsers and insecure pages have no such promise to give.
  const storage = (navigator as Partial<Navigator>).storage;
  if (storage?.persist === undefined) return;
  promised = await storage.persist().catch(() => false);
}

export function mayBeEvicted(): boolean {
  return promised === false;
}
