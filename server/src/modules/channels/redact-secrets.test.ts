import { expect, test } from 'vitest'
import { redactSecrets } from './redact-secrets.ts'

const SECRET = 'S3cr3t/+=Value'

test.each([
  `GET https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=ww1&corpsecret=${SECRET} failed`,
  `https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token=${SECRET}`,
  `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${SECRET}`,
  `https://oapi.dingtalk.com/robot/send?access_token=${SECRET}&timestamp=1&sign=${SECRET}`,
  `https://open.feishu.cn/open-apis/bot/v2/hook/${SECRET}`,
  `connect to /hooks/371502/01920000/${SECRET}: refused`,
  `{"errcode":1,"access_token":"${SECRET}","secret" : "${SECRET}"}`,
  `Authorization: Bearer ${SECRET}`,
  `Sign=${SECRET} KEY=${SECRET}`,
])('takes the secret out of %s', (text) => {
  expect(redactSecrets(text)).not.toContain('S3cr3t')
})

test('takes known values out wherever they stand and however they are written', () => {
  const text = `the robot said ${SECRET} and ${encodeURIComponent(SECRET)}`
  expect(redactSecrets(text, [SECRET])).toBe('the robot said *** and ***')
})

test('leaves what is no secret, and cuts what is long', () => {
  expect(redactSecrets('45009: api freq out of limit, hint: [1653710540]')).toBe(
    '45009: api freq out of limit, hint: [1653710540]',
  )
  expect(redactSecrets('x'.repeat(5000))).toHaveLength(300)
})
