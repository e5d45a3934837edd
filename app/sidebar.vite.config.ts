// How is the app in Zendesk built? Twice the same code: packaged, it loads Zendesk's SDK from its
// CDN, as Zendesk asks; for the workspace (`--mode workspace`) the SDK of npm comes with it.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const CDN = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';

/** Puts the one of the two scripts where the page says. */
function sdk(mode: string): Plugin {
  const script =
    mode === 'workspace'
      ? '<script type="module" src="./zaf/npm-sdk.ts"></script>'
      : `<script src="${CDN}"></script>`;
  return {
    name: 'sdk',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace('<!-- sdk -->', script) },
  };
}

/**
 * Of a translation what a sidebar says: its first load carries neither the board's words nor those
 * of what is sold, which come with its panels.
 */
function sidebarTexts(): Plugin {
  return {
    name: 'sidebar-texts',
    load(id) {
      const [path = '', query = ''] = id.split('?');
      if (!/^(sidebar|diagnosis)$/.test(query)) return null;
      const { state, clock, time, sidebar } = jsonIn(path);
      const { diagnosis, intervention, ...rest } = sidebar;
      const parts =
        query === 'sidebar'
          ? { state, clock, time, sidebar: rest }
          : { sidebar: { diagnosis, intervention } };
      const code = Object.entries(parts).map(
        ([name, part]) => `export const ${name} = ${JSON.stringify(part)};`,
      );
      return { code: code.join('\n'), moduleType: 'js' };
    },
  };
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const jsonIn = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Beside the assets, what Zendesk wants of a package: the manifest, which may reach the engine that
 * PALIER_PUBLIC_URL names, the texts about the app (its own words are in the assets), pictures. And
 * what zcli must leave out: the settings that an admin gives it in this folder, secrets among them.
 */
function packaged(): Plugin {
  let folder = '';
  return {
    name: 'packaged',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir, '..');
    },
    writeBundle() {
      const write = (path: string, content: unknown) =>
        writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`);
      const manifest = jsonIn(here('../manifest.json'));
      const engine = process.env.PALIER_PUBLIC_URL;
      const domains = engine ? [new URL(engine).hostname] : manifest.domainWhitelist;
      write('manifest.json', { ...manifest, domainWhitelist: domains });
      // A language that is no more must not stay from an earlier build.
      rmSync(join(folder, 'translations'), { recursive: true, force: true });
      mkdirSync(join(folder, 'translations'));
      for (const file of readdirSync(here('../translations'))) {
        const { app } = jsonIn(here(`../translations/${file}`));
        write(`translations/${file}`, { app });
      }
      cpSync(here('./theme/package'), join(folder, 'assets'), { recursive: true });
      writeFileSync(join(folder, '.zcliignore'), 'zcli.apps.config.json\n');
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: here('.'),
  // Zendesk serves an app's files from an address that only it knows.
  base: './',
  publicDir: false,
  plugins: [sdk(mode), sidebarTexts(), react(), packaged()],
  build: {
    outDir: here(`../dist/app/${mode}/assets`),
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: '.',
    modulePreload: { polyfill: false },
    rollupOptions: { input: here('./sidebar.html') },
  },
}));
