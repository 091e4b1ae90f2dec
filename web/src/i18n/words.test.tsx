import { render, screen } from '@testing-library/react';
import { Suspense, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import { useWords, WordsProvider, type MessageKey } from './index';

function Said({ name }: { readonly name: MessageKey }): ReactNode {
  return <p>{useWords().t(name)}</p>;
}

it('shows words that are still coming once they are here, and never their key', async () => {
  const seen = new Set<string>();
  const watcher = new MutationObserver(() => seen.add(document.body.textContent));
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  render(
    <WordsProvider language="en">
      <Said name="dialog.close" />
      <Suspense fallback={<i>soon</i>}>
        <Said name="waiting.none" />
      </Suspense>
    </WordsProvider>,
  );
  expect(await screen.findByText('Close')).toBeDefined();
  expect(await screen.findByText(/Nothing is waiting/)).toBeDefined();
  watcher.disconnect();
  expect([...seen].filter((text) => text.includes('waiting.none'))).toEqual([]);
});
