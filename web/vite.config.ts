import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { divide } from './division.ts';

/** Emits the service worker with the list of built files, so that the app opens without a network. */
function serviceWorker(): Plugin {
  return {
    name: 'mahon-service-worker',
    apply: 'build',
    generateBundle: {
      // After Vite has taken away the chunks that held nothing but style.
      order: 'post',
      handler(_options, bundle) {
        const { kept, asked } = divide(bundle);
        const addresses = (names: readonly string[]): string[] => names.filter((name) => !name.endsWith('.map') && name !== 'index.html').map((name) => `/${name}`);
        const listed = ['/', ...addresses(kept), '/icon.svg', '/manifest.webmanifest'];
        const later = addresses(asked);
        const version = createHash('sha256').update([...listed, ...later].join('\n')).digest('hex').slice(0, 12);
        const source = readFileSync(new URL('./worker/service-worker.js', import.meta.url), 'utf8')
          .replace('__VERSION__', version)
          .replace('["__FILES__"]', JSON.stringify(listed))
          .replace('["__ASKED__"]', JSON.stringify(later));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}

const gateway = process.env.MAHON_GATEWAY ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react(), serviceWorker()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    // Many small files weigh more than a few: what one feature opens comes together.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'handing', test: /features\/(referrals(?!\/turnaround)|flags|approvals|places)\// },
            { name: 'setup', test: /features\/setup\// },
            { name: 'turnaround', test: /features\/referrals\/turnaround/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': gateway, '/demonstration': gateway, '/health': gateway } },
});
