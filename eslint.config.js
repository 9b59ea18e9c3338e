import js from '@eslint/js'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      'generated/**',
      '.cache/**',
      '.data/**',
      'bench/**',
      'examples/**',
      'docs/**',
      'node_modules/**',
      'tests/corpus/**/fixtures/**',
      // Applications of others: their dependencies are not installed here.
      'tests/packages/apps/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // Handlers and verifiers are async by contract, whether or not they wait for something.
      '@typescript-eslint/require-await': 'off',
      // Our interfaces are objects of closures, which use no `this`.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-undef': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['scripts/**', 'bench/**', 'tests/corpus/**', 'tests/differential/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['*.config.{js,ts}', '.*.js'], rules: { 'no-restricted-exports': 'off' } },
  {
    // Everything that reads the environment does so through a config.ts, so that tests can pass an object.
    files: ['platform/**', 'services/**'],
    ignores: ['**/*.test.ts', '**/testing/**', 'platform/run.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only config.ts reads the environment, handed to it by run.ts.',
        },
      ],
    },
  },
  {
    // Supertest answers with `any` bodies; what a test asserts on them is the check.
    files: ['**/*.test.ts', '**/testing/**', 'tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
)
