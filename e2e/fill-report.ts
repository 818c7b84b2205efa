import type { Page } from 'playwright-core'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { placeOf } from './ask-product.ts'
import { takePhoto } from './take-photo.ts'
import { press } from './use-dock.ts'
import { signInResident } from './visit.ts'

/** A dark street light at building 3 of 凤苑小区 as a resident reports it on a phone: photo, place, words, kind and phone,
 * everything but the last press. */
export async function fillReport(page: Page, url: string, words: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: '报一件事' }).click()
  const photo = await takePhoto('lamp.jpg', await placeOf(url, '凤苑小区3号楼'))
  await page.locator('input[type=file]').setInputFiles(photo)
  await press(page, '下一步')
  await page.getByText('照片里记着拍摄地点').waitFor()
  await press(page, '就是这里')
  await page.getByText(/新区街道 凤苑社区 第.网格/).waitFor()
  await page.getByLabel('再说细一点').fill('3号楼门口')
  await press(page, '下一步')
  await page.getByLabel('出了什么事').fill(words)
  await press(page, '路灯不亮')
  await press(page, '下一步')
  await signInResident(page, DEMONSTRATION_PHONE, '王女士')
}
