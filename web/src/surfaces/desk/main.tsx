import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { type ReactNode, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { SurfaceFrame } from '../../features/identity/SurfaceFrame.tsx'
import { takeReturn } from '../../lib/arrival.ts'
import { makeQueryClient } from '../../lib/queries.ts'
import { useMedia } from '../../lib/useMedia.ts'
import '../../ui/tokens.css'
import '../../ui/button.css'
import '../../ui/choice.css'
import '../../ui/field.css'
import '../../ui/list-row.css'
import '../../ui/page.css'
import '../../ui/tabs.css'
import './desk.css'
import { router } from './routes.tsx'
import { themeFor } from './theme.ts'

/** The same measure as in desk.css: a finger, or a narrow screen. */
const TOUCH = '(pointer: coarse), (max-width: 700px)'

// The kit's types speak of its CommonJS form, a bundler takes the other one.
const locale = 'default' in zhCN ? zhCN.default : zhCN

// Before anything reads the address.
takeReturn()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <Kit>
      <SurfaceFrame client={makeQueryClient()}>
        <RouterProvider router={router} />
      </SurfaceFrame>
    </Kit>,
  )
}

/** The kit's parts under the house's tokens, in Chinese. */
function Kit({ children }: { children: ReactNode }) {
  const isTouch = useMedia(TOUCH)
  const theme = useMemo(() => themeFor(isTouch), [isTouch])
  return (
    <ConfigProvider
      locale={locale}
      theme={theme}
      wave={{ disabled: true }}
      getPopupContainer={(part) => part?.closest<HTMLElement>('#main') ?? document.body}
    >
      {children}
    </ConfigProvider>
  )
}
