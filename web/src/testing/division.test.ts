import { describe, expect, it } from 'vitest';
import { divide, type Built } from '../../division';

const chunk = (more: Partial<Built> = {}): Built => ({ type: 'chunk', ...more });
const entry = (more: Partial<Built>): Built => chunk({ isEntry: true, ...more });
const setUp = chunk({ moduleIds: ['/web/src/features/setup/set-up.tsx'], imports: ['button.js', 'only.js'], dynamicImports: ['en-setup.js'], viteMetadata: { importedCss: new Set(['setup.css', 'shared.css']) } });
const files: Readonly<Record<string, Built>> = {
  'index.html': { type: 'asset' },
  'app.js': entry({ imports: ['button.js'], dynamicImports: ['list.js', 'facade.js', 'history.js', 'mail.js'], viteMetadata: { importedCss: new Set(['shared.css']) } }),
  'button.js': chunk(),
  'list.js': chunk({ dynamicImports: ['dialog.js'] }),
  'dialog.js': chunk(),
  'facade.js': chunk({ facadeModuleId: '/web/src/features/setup/set-up.tsx', imports: ['setup.js'] }),
  'setup.js': setUp,
  'only.js': chunk(),
  'history.js': chunk({ moduleIds: ['/web/src/features/cases/history/record-history.tsx'] }),
  'mail.js': chunk({ moduleIds: ['/web/src/features/notifications/mail-page.tsx'] }),
  'en-setup.js': chunk({ moduleIds: ['/web/src/i18n/messages/en-setup.ts'] }),
  'shared.css': { type: 'asset' },
  'setup.css': { type: 'asset' },
};

describe('what a device keeps of the built app', () => {
  it('is all but what only pages of set-up need, which is fetched when it is asked for, and what shows nothing without a network', () => {
    const { kept, asked } = divide(files);
    expect([...asked].sort()).toEqual(['en-setup.js', 'facade.js', 'history.js', 'mail.js', 'only.js', 'setup.css', 'setup.js']);
    expect([...kept, ...asked].sort()).toEqual(Object.keys(files).sort());
  });

  it.each([
    ['imports one', { 'list.js': chunk({ imports: ['setup.js'] }) }],
    ['holds one', { 'dialog.js': chunk({ moduleIds: ['/web/src/features/setup/rules.ts'] }), 'list.js': chunk({ imports: ['dialog.js'] }) }],
    ['imports its words', { 'app.js': entry({ imports: ['en-setup.js'] }) }],
  ])('cannot be built where a page of officers %s', (_what, changed) => {
    expect(() => divide({ ...files, ...changed })).toThrow(/page that is fetched when asked/);
  });
});
