import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { SurfaceFrame } from '../../features/identity/SurfaceFrame.tsx'
import { takeReturn } from '../../lib/arrival.ts'
import { applyType } from '../../lib/elder-mode.ts'
import { makeQueryClient } from '../../lib/queries.ts'
import '../../ui/tokens.css'
import { router } from './routes.tsx'

applyType()
// Before anything reads the address.
takeReturn()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <SurfaceFrame client={makeQueryClient()}>
      <RouterProvider router={router} />
    </SurfaceFrame>,
  )
}
