import tseslint from 'typescript-eslint';

const rawSql = {
  selector: "MemberExpression[property.name=/^\\$(queryRawUnsafe|executeRawUnsafe)$/]",
  message: 'SQL is written as a tagged template ($queryRaw`…`), so that values can never become SQL.',
};
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only app/platform/env.server.ts reads the environment; use env().',
};
const focusedTest = {
  selector: "CallExpression > MemberExpression[object.name=/^(test|it|describe)$/][property.name='only']",
  message: 'A focused test hides all the others.',
};
const rawClient = {
  group: ['@prisma/client', '**/generated/**'],
  importNamePattern: '^PrismaClient$',
  message: 'Only app/platform/db* holds a client; everybody else works in withTenant or withControl.',
};

export default tseslint.config(
  { ignores: ['build', 'node_modules', '.data', '.cache', '**/generated', 'tests/.artifacts', 'public'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', rawSql, environment, focusedTest],
      'no-restricted-imports': ['error', { patterns: [rawClient] }],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['{app,workers}/**/*.{ts,tsx}'], ignores: ['**/*.test.*'], rules: { 'max-lines': ['error', { max: 300 }] } },
  { files: ['app/platform/db*', 'app/platform/db/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['app/platform/env.server.ts', 'tests/**', 'prisma/seed/**', '*.config.{ts,js}', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', rawSql, focusedTest], 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.base],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-undef': 'off',
      'prefer-const': 'error',
    },
  },
);
