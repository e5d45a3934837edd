// Runs the project's TypeScript in a child process of a test: `node run-typescript.cjs FILE.ts
// ARG…` calls the file's `main` with the arguments. (Node 20 cannot read TypeScript by itself.)
const { resolve } = require('node:path');
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs', ignoreDynamic: true },
    sourceMaps: false,
    swcrc: false,
  });
  module._compile(code, filename);
};

const [file, ...rest] = process.argv.slice(2);
void require(resolve(file)).main(...rest);
