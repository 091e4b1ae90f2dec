import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { person, placeAlert } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn, untilFilled } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.me = person({ abilities: [...(person().abilities ?? []), 'read_places'] });
  server.addCase({ id: 'case-1', name: 'Example' });
  server.addCase({ id: 'case-2', name: 'Other' });
});

describe('a place that was named again', () => {
  it('is on the first page with how many other children, and opens the files that may be seen', async () => {
    server.placeAlerts = [placeAlert({ children: 3, withheld: 2 })];
    const { user } = await openSignedIn(server, '/');
    expect(await screen.findByRole('heading', { name: 'A place was named again' })).toBeInTheDocument();
    expect(await screen.findByText('3 other children were hurt there within 12 months.')).toBeInTheDocument();
    expect(screen.getByText('2 files are not shown to you: others work on them.')).toBeInTheDocument();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Case abc1234' }));
    const section = within(await screen.findByRole('region', { name: 'Places that were named again' }));
    expect(section.getByRole('button', { name: 'I acted on it' })).toBeInTheDocument();
    expect(section.queryByRole('link')).toBeNull();
  });

  it('is acted on with one button; who did and when stays to be read', async () => {
    server.placeAlerts = [placeAlert()];
    const { user } = await openSignedIn(server, '/');
    await user.click(await screen.findByRole('button', { name: 'I acted on it' }));
    await waitFor(() => {
      expect(server.writes().map(({ method, path, body }) => [method, path, body.data])).toEqual([['PATCH', '/api/v2/place_alerts/place-1', { acted: true }]]);
    });
    await user.click(await screen.findByText('1 place on which somebody acted'));
    expect(await screen.findByText(/^Demo .* acted on it, /)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'I acted on it' })).toBeNull();
  });

  it('is acted on without a network, once', async () => {
    server.placeAlerts = [placeAlert()];
    const { user } = await openSignedIn(server, '/');
    await screen.findByRole('button', { name: 'I acted on it' });
    await untilFilled();
    server.offline = true;
    await user.click(screen.getByRole('button', { name: 'I acted on it' }));
    expect((await screen.findAllByText('Waiting to be sent')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'I acted on it' })).toBeNull();
    await user.click(await screen.findByRole('link', { name: /1 to send/ }));
    expect(await screen.findByText('Act on a place')).toBeInTheDocument();
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => {
      expect(server.placeAlerts[0]?.acted).toHaveLength(1);
    });
  });

  it('marks its case in the list until somebody acted', async () => {
    server.placeAlerts = [placeAlert(), placeAlert({ id: 'place-2', files: placeAlert().files.map((file) => ({ ...file, id: 'case-2' })), abilities: [] })];
    await openSignedIn(server, '/cases');
    expect(await screen.findAllByText('place named again')).toHaveLength(1);
    expect(screen.getByText('Example')).toBeInTheDocument();
  });

  it('says nothing where there is none', async () => {
    await openSignedIn(server, '/');
    expect(await screen.findByText('Nothing waits in your cases')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: /place/i })).toBeNull();
    expect(server.heard.some(({ path }) => path.startsWith('/api/v2/place_alerts'))).toBe(true);
  });

  it('is asked for by nobody who is told of none', async () => {
    server.me = person();
    server.placeAlerts = [placeAlert()];
    await openSignedIn(server, '/');
    expect(await screen.findByText('Nothing waits in your cases')).toBeInTheDocument();
    expect(server.heard.filter(({ path }) => path.startsWith('/api/v2/place_alerts'))).toEqual([]);
  });
});
