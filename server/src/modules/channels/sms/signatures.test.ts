import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signAcs3, signRpc, sortedQuery } from './aliyun-sign.ts'
import { gapsOf, matchTemplate, segmentsOf } from './match-template.ts'
import { signTc3 } from './tencent-sign.ts'

test('Aliyun version 1: the official samples', () => {
  expect(
    signRpc('testsecret', 'GET', {
      AccessKeyId: 'testid',
      Action: 'DescribeRegions',
      Format: 'XML',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
      SignatureVersion: '1.0',
      Timestamp: '2016-02-23T12:46:24Z',
      Version: '2014-05-26',
    }),
  ).toBe('OLeaidS1JvxuMvnyHOwuJ+uX5qY=')
  expect(
    signRpc('testSecret', 'GET', {
      AccessKeyId: 'testId',
      Action: 'SendSms',
      Format: 'XML',
      OutId: '123',
      PhoneNumbers: '15300000001',
      RegionId: 'cn-hangzhou',
      SignName: '阿里云短信测试专用',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '45e25e9b-0a6f-4070-8c85-2956eda1b466',
      SignatureVersion: '1.0',
      TemplateCode: 'SMS_71390007',
      TemplateParam: '{"customer":"test"}',
      Timestamp: '2017-07-12T02:42:19Z',
      Version: '2017-05-25',
    }),
  ).toBe('zJDF+Lrzhj/ThnlvIToysFRq6t4=')
})

test('Aliyun version 3: the official sample, and a text message', () => {
  const official = signAcs3(
    { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      date: '2023-10-26T10:22:32Z',
      nonce: '3156853299f313e23d1673dc12e1703d',
      query: sortedQuery({
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
        RegionId: 'cn-shanghai',
      }),
    },
  )
  expect(official).toMatchObject({
    hashed: '7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259',
    signature: '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  })
  const own = signAcs3(
    { id: 'testid', secret: 'testsecret' },
    {
      host: 'dysmsapi.aliyuncs.com',
      action: 'SendSms',
      version: '2017-05-25',
      date: '2026-01-02T03:04:05Z',
      nonce: '0123456789abcdef0123456789abcdef',
      query: sortedQuery({
        TemplateParam: '{"no":"A-1"}',
        PhoneNumbers: '13800000000',
        TemplateCode: 'SMS_000000001',
        SignName: '测试街道',
      }),
    },
  )
  expect(own).toMatchObject({
    hashed: '45e8e2c3763426a37caaa6c8df2778aa2f8ffd425e8fb32cb72767c0cf3adc28',
    signature: '677fb65e6d861a87b2e24efc27e125f801a5063fd9cf51a1c2c2282ce5e433ca',
  })
})

test('the five characters that encodeURIComponent leaves are encoded too', () => {
  expect(sortedQuery({ b: "!'()*~ +", a: '中' })).toBe('a=%E4%B8%AD&b=%21%27%28%29%2A~%20%2B')
})

test('Tencent: the official sample, and a text message whose day is that of UTC', () => {
  const official = signTc3(
    { id: `AKID${'*'.repeat(32)}`, secret: '*'.repeat(32) },
    {
      host: 'cvm.tencentcloudapi.com',
      service: 'cvm',
      action: 'DescribeInstances',
      at: 1551113065,
      body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    },
  )
  expect(official).toMatchObject({
    hashed: '7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
    signature: '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
  })
  const own = signTc3(
    { id: 'testid', secret: 'testsecret' },
    {
      host: 'sms.tencentcloudapi.com',
      service: 'sms',
      action: 'SendSms',
      at: 1767323045,
      body: '{"PhoneNumberSet":["+8613800000000"],"SmsSdkAppId":"1400000000","SignName":"测试街道","TemplateId":"1","TemplateParamSet":["A-1"]}',
    },
  )
  expect(own).toMatchObject({
    hashed: 'e2238b6bd6827c1f5c07a8e4f5c6b8b801577f34f5a3339bd2f73fbf66c4d7de',
    signature: '62db160a34115b0e49c6aae15d0aec5313d3e9bfba12df198098848f901b9624',
  })
})

describe('templates', () => {
  const templates = [
    {
      code: 'CODE',
      words: '您的登录验证码是 ${code}，${minutes} 分钟内有效。请不要告诉任何人。',
      purpose: 'sign_in_code',
    },
    { code: 'DONE', words: '【邻里】您反映的事项 ${number} 已办结，请打开邻里评价。' },
  ]
  test('the template that says exactly this is found, with what stands in its gaps', () => {
    const text = '【邻里】您的登录验证码是 123456，5 分钟内有效。请不要告诉任何人。'
    expect(matchTemplate(templates, { text, purpose: 'sign_in_code' })).toEqual({
      code: 'CODE',
      values: { code: '123456', minutes: '5' },
    })
    expect(matchTemplate(templates, { text, purpose: 'another' })).toBeNull()
    const done = '您反映的事项 DC2022-09 已办结，请打开邻里评价。'
    expect(matchTemplate(templates, { text: done, purpose: 'x' })?.values).toEqual({
      number: 'DC2022-09',
    })
  })
  test.each([
    '您反映的事项 1 已办结，请打开邻里评价',
    '请看：您反映的事项 1 已办结，请打开邻里评价。',
    '',
    `您反映的事项 ${'x'.repeat(36)} 已办结，请打开邻里评价。`,
  ])('a text that was not approved has none: %s', (text) => {
    expect(matchTemplate(templates, { text, purpose: 'x' })).toBeNull()
  })
  test('values come back as they went in, whatever signs the wording has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z\u4e00-\u9fff]{1,20}$/), (value) => {
        const words = '（${a}）[x]*+?.^$|\\ 共 ${a} 次'
        const text = words.replaceAll('${a}', () => value)
        expect(matchTemplate([{ code: 'X', words }], { text, purpose: '' })?.values).toEqual({
          a: value,
        })
      }),
    )
    expect(gapsOf('${b} 和 ${a} 和 ${b}')).toEqual(['b', 'a', 'b'])
  })
  test.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])('%i characters are charged as %i', (length, segments) => {
    expect(segmentsOf('寻'.repeat(length))).toBe(segments)
  })
})
