import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * Three entries, three bundles. Phones in people's hands decide the target: Chrome and WebView 87
 * (Android system WebView of cheap phones of 2020) and iOS 15.4, the first with `<dialog>`.
 */
const PHONES = ['chrome87', 'edge88', 'firefox98', 'safari15.4']

export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [react(), listWorkerShell()],
  build: {
    target: PHONES,
    cssTarget: PHONES,
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // A font or picture inlined into a bundle would count against its first load.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        resident: resolve(import.meta.dirname, 'resident.html'),
        worker: resolve(import.meta.dirname, 'worker.html'),
        desk: resolve(import.meta.dirname, 'desk.html'),
      },
    },
  },
})

/** Writes worker-shell.json: every script and style that the worker's pages may ask for, for its service worker to keep. */
function listWorkerShell(): Plugin {
  return {
    name: 'linli:list-worker-shell',
    // Last, because Vite takes chunks out that held nothing but styles.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = new Set<string>()
        const add = (file: string) => {
          const chunk = bundle[file]
          if (files.has(file) || chunk?.type !== 'chunk') return
          files.add(file)
          for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
          for (const next of [...chunk.imports, ...chunk.dynamicImports]) add(next)
        }
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'worker') add(file)
        }
        const source = JSON.stringify([...files].map((file) => `/${file}`))
        this.emitFile({ type: 'asset', fileName: 'worker-shell.json', source })
      },
    },
  }
}
