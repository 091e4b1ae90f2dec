import { readdirSync } from 'node:fs';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));

const noLiterals = [
  {
    selector: 'JSXText[value=/\\p{L}/u]',
    message: 'Words belong in the catalogues (src/i18n/messages), not in a component.',
  },
  {
    selector: 'JSXAttribute[name.name=/^(aria-label|title|placeholder|alt|label)$/] > Literal[value=/\\p{L}/u]',
    message: 'Words belong in the catalogues (src/i18n/messages), not in a component.',
  },
  { selector: 'TSAsExpression > TSAsExpression', message: 'A double cast hides a wrong type.' },
];

const rights = 'permissions|role_group_permission|is_manager';
const noRights = [`Identifier[name=/^(${rights})$/]`, `Literal[value=/^(${rights})$/]`].map((selector) => ({
  selector,
  message: 'The server says what a person may do, in `abilities`; no rule about rights is kept here.',
}));

const onlyInData = [
  { name: 'fetch', message: 'Only src/data talks to the server.' },
  { name: 'indexedDB', message: 'Only src/data knows the local database.' },
  { name: 'XMLHttpRequest', message: 'Only src/data talks to the server.' },
  { name: 'localStorage', message: 'Only src/data keeps things on the device.' },
  { name: 'sessionStorage', message: 'Only src/data keeps things on the device.' },
];

const idbOnlyInData = { group: ['idb', 'idb/*', '**/data/local/*', '**/data/api/client'], message: 'Only src/data knows the local database and the server.' };
const layer = (group, message) => ({ group, message });

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'api'] },
  { files: ['**/*.{ts,tsx}'], extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic] },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', ...noLiterals, ...noRights],
      'no-restricted-globals': ['error', ...onlyInData],
      'no-restricted-imports': ['error', { patterns: [idbOnlyInData] }],
    },
  },
  {
    files: ['src/data/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-imports': ['error', { patterns: [layer(['**/features/**', '**/app/**', '**/ui/**'], 'data knows no screen.')] }],
    },
  },
  {
    files: ['src/ui/**/*.{ts,tsx}', 'src/i18n/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [layer(['**/features/**', '**/app/**', '**/data/**'], 'ui and i18n know nothing of the trade.')] }],
    },
  },
  ...features.map((name) => ({
    files: [`src/features/${name}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            idbOnlyInData,
            layer(['**/app/**'], 'app composes features, never the other way.'),
            layer(
              features.filter((other) => other !== name).flatMap((other) => [`../${other}/**`, `../../${other}/**`, `../../features/${other}/**`]),
              'Features never import features; compose them in app.',
            ),
          ],
        },
      ],
    },
  })),
  {
    files: ['src/testing/**', 'src/**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off', 'no-restricted-syntax': 'off' },
  },
);
