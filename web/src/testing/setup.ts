import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { afterEach, vi } from 'vitest';
import { cleanup, configure } from '@testing-library/react';

// jsdom has neither WebCrypto nor modal dialogs nor media queries nor scrolling; typed arrays must be those WebCrypto knows.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
Object.assign(globalThis, { TextDecoder, TextEncoder });
HTMLDialogElement.prototype.showModal = function showModal(): void {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close(): void {
  this.open = false;
};

// A machine under load is slow, not wrong: these end a test that would hang, they judge no speed.
configure({ asyncUtilTimeout: 20_000 });

/** Width of the pretended screen; `screenWidth.now = 375` makes it a phone. */
export const screenWidth = { now: 1280 };
window.matchMedia = (query: string): MediaQueryList => {
  const least = Number(/min-width:\s*([\d.]+)rem/.exec(query)?.[1] ?? '0') * 16;
  return Object.assign(new EventTarget(), { matches: screenWidth.now >= least, media: query, onchange: null }) as unknown as MediaQueryList;
};
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

afterEach(() => {
  cleanup();
  screenWidth.now = 1280;
  vi.unstubAllGlobals();
});
