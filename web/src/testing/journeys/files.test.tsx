import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { pieceSize } from '../../data/local/unsent-files';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';

let server: FakeServer;
const picture = new File([new Uint8Array(pieceSize + 1000).fill(7)], 'garden.png', { type: 'image/png' });

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.addCase({ id: 'case-1', name: 'Example', abilities: ['write'] });
});

function sent(): unknown[] {
  return server.writes().map(({ method, path, body }) => [method, path.replace('/api/v2/cases/case-1/', ''), (body?.data as { offset?: number } | undefined)?.offset]);
}

async function openPhotos(): Promise<Awaited<ReturnType<typeof openSignedIn>>['user']> {
  const { user } = await openSignedIn(server, '/cases/case-1');
  await user.click(await screen.findByRole('button', { name: /^photos/ }));
  return user;
}

describe('a file', () => {
  it('is added on the page of the case, piece by piece', async () => {
    const user = await openPhotos();
    expect(await screen.findByRole('button', { name: 'Take a photo' })).toBeInTheDocument();
    expect(screen.getByText('No file yet.')).toBeInTheDocument();
    await expectAccessible();
    await user.upload(screen.getByLabelText('Choose a file'), picture);
    const link = await screen.findByRole('link', { name: 'garden.png' });
    expect(link).toHaveAttribute('href', '/api/v2/cases/case-1/attachments/1');
    expect(sent()).toEqual([
      ['POST', 'uploads', 0],
      ['POST', 'uploads', pieceSize],
      ['POST', 'attachments', undefined],
    ]);
    expect(server.writes().at(-1)?.body.data).toMatchObject({ field_name: 'photos', attachment_type: 'image', file_name: 'garden.png' });
    await expectAccessible();
  });

  it('waits without a network, and goes on from what the server has', async () => {
    const user = await openPhotos();
    await screen.findByRole('button', { name: 'Take a photo' });
    server.offline = true;
    await user.upload(screen.getByLabelText('Choose a file'), picture);
    expect(await screen.findByText('Waits on this device until it is sent.')).toBeInTheDocument();
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    expect(await screen.findByRole('link', { name: 'garden.png' })).toBeInTheDocument();
    expect(screen.queryByText('Waits on this device until it is sent.')).toBeNull();
  });

  it('is deleted after a question', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['write'], photos: [{ id: 4, file_name: 'old.png', content_type: 'image/png', attachment_url: '/api/v2/cases/case-1/attachments/4' }] });
    const user = await openPhotos();
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => {
      expect(sent()).toEqual([['DELETE', 'attachments/4', undefined]]);
    });
    expect(await screen.findByText('No file yet.')).toBeInTheDocument();
  });

  it('is only shown to who may not write the case', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: [], photos: [{ id: 4, file_name: 'old.png', content_type: 'image/png', attachment_url: '/api/v2/cases/case-1/attachments/4' }] });
    await openPhotos();
    expect(await screen.findByRole('link', { name: 'old.png' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Choose a file' })).toBeNull();
  });
});
