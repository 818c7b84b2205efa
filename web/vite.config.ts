import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Three entries, three bundles. Phones in people's hands decide the target: Chrome and WebView 87
 * (Android system WebView of cheap phones of 2020) and iOS 15.4, the first with `<dialog>`.
 */
const PHONES = ['chrome87', 'edge88', 'firefox98', 'safari15.4']

export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [react()],
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
