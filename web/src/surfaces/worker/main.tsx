import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { SurfaceFrame } from '../../features/identity/SurfaceFrame.tsx'
import { takeReturn } from '../../lib/arrival.ts'
import { applyType } from '../../lib/elder-mode.ts'
import { keepAnswers } from '../../lib/kept-answers.ts'
import { makeQueryClient } from '../../lib/queries.ts'
import '../../ui/tokens.css'
import { router } from './routes.tsx'

applyType()
// The shell opens without network; what people reported is never kept by it.
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/worker-sw.js', { scope: '/worker/' }).catch(() => undefined)
}
// Before anything reads the address.
takeReturn()
const root = document.getElementById('root')
const client = makeQueryClient()
const show = () => {
  if (!root) return
  createRoot(root).render(
    <SurfaceFrame client={client}>
      <RouterProvider router={router} />
    </SurfaceFrame>,
  )
}
keepAnswers(client, ['identity.me', 'catalogue.list_published']).then(show, show)
