import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';

/** Opens what a case's page keeps behind "More", and presses what is named. */
export async function choose(user: UserEvent, name: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('button', { name }));
}
