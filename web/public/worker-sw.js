// Keeps the worker's shell (its page, scripts and styles) so that it opens without network.
// Nothing of /api or /files is ever kept: what people reported stays on the server and in the outbox.
const SHELL = 'linli-worker-shell'
const LIST = '/worker-shell.json'
const PAGE = '/worker/'

self.addEventListener('install', (event) => {
  event.waitUntil(renewShell().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname.startsWith(PAGE)) {
    event.respondWith(openPage(event))
  } else if (pathname.startsWith('/assets/')) {
    // The name of an asset holds a digest of its content, so a kept one is never stale.
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)))
  }
})

async function openPage(event) {
  try {
    const fresh = await fetch(event.request)
    event.waitUntil(renewShell().catch(() => undefined))
    return fresh
  } catch (offline) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw offline
  }
}

async function renewShell() {
  const answer = await fetch(LIST, { cache: 'no-store' })
  if (!answer.ok) return
  const wanted = [PAGE, '/icon.svg', ...(await answer.json())]
  const cache = await caches.open(SHELL)
  const kept = (await cache.keys()).map((request) => new URL(request.url).pathname)
  const isNew = (path) => path === PAGE || !kept.includes(path)
  await cache.addAll(wanted.filter(isNew))
  await Promise.all(kept.filter((path) => !wanted.includes(path)).map((path) => cache.delete(path)))
}
