import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

async function refused(code: string): Promise<boolean> {
  const [result] = await eslint.lintText(code, { filePath: 'src/data/people.ts' });
  return result?.messages.some(({ message }) => message.includes('`abilities`')) ?? false;
}

describe('what a person may do is read from abilities alone', () => {
  it.each([
    'export const may = (person: Person): boolean => person.permissions.list.length > 0;',
    'export const may = ({ is_manager }: Person): boolean => is_manager;',
    "export const may = (person: Person): boolean => person['role_group_permission'] === 'all';",
    "export type Rights = Pick<Person, 'permissions'>;",
  ])('%s', async (code) => {
    expect(await refused(code)).toBe(true);
  });

  it('and they may be', async () => {
    expect(await refused("export const may = (person: Person): boolean => person.abilities.includes('register_case');")).toBe(false);
  });
});
