/** Sealing of what the device keeps: AES-GCM under a key that can be used here but never read out. */
export interface Keys {
  readonly seal: CryptoKey;
  /** Makes opaque names, so that what a document is about cannot be read from its key. */
  readonly name: CryptoKey;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export async function makeKeys(): Promise<Keys> {
  const seal = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const name = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return { seal, name };
}

/** `place` is bound to the value: a sealed value moved to another place does not open. */
export async function seal(keys: Keys, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encoder.encode(place) },
    keys.seal,
    encoder.encode(JSON.stringify(value)),
  );
  return { iv, data };
}

export async function unseal<T>(keys: Keys, place: string, sealed: Sealed): Promise<T> {
  const clear = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.iv, additionalData: encoder.encode(place) },
    keys.seal,
    sealed.data,
  );
  return JSON.parse(decoder.decode(clear)) as T;
}

export async function opaqueName(keys: Keys, name: string): Promise<string> {
  const signed = await crypto.subtle.sign('HMAC', keys.name, encoder.encode(name));
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
