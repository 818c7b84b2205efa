import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sm2 } from 'sm-crypto'
import { type Answer, fakePlatform, type Got } from './fake-platform.ts'

interface Play {
  area: string
  text: string
  id: string
  ebm_id: string
  state: 'waits' | 'played' | 'cancelled'
}

/** An emergency broadcasting platform of a county on the loopback. Archives are read and made by the system's own tar. */
export async function fakeLoudspeakers() {
  const keys = sm2.generateKeyPairHex()
  const played: Play[] = []
  let last = ''

  const take = (got: Got): Answer => {
    const text = got.body.toString('latin1')
    const filename = /name="file"; filename="EBDT_(\d+)\.tar"/.exec(text)?.[1]
    if (!filename) return { status: 400, body: 'no file' }
    const from = text.indexOf('\r\n\r\n') + 4
    const archive = got.body.subarray(from, text.lastIndexOf('\r\n--'))
    const folder = mkdtempSync(join(tmpdir(), 'ebd-'))
    try {
      writeFileSync(join(folder, 'in.tar'), archive)
      const ran = spawnSync('tar', ['-xf', 'in.tar'], { cwd: folder })
      if (ran.status !== 0) return { status: 400, body: 'no tar' }
      return answer(folder, judge(folder, filename))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  const judge = (folder: string, id: string): [string, string] => {
    const names = readdirSync(folder)
      .filter((name) => name !== 'in.tar')
      .sort()
    if (names.join() !== `EBDB_${id}.xml,EBDS_EBDB_${id}.xml`) return ['3', 'names']
    const xml = readFileSync(join(folder, `EBDB_${id}.xml`), 'utf8')
    const signature = readFileSync(join(folder, `EBDS_EBDB_${id}.xml`), 'utf8')
    const value = Buffer.from(/<SignatureValue>([^<]+)</.exec(signature)?.[1] ?? '', 'base64')
    const is_right =
      value.length === 74 &&
      sm2.doVerifySignature(xml, value.subarray(10).toString('hex'), keys.publicKey, { hash: true })
    if (!is_right) return ['4', 'bad signature']
    if (!/^01\d{34}$/.test(id) || id <= last) return ['3', 'sequence']
    last = id
    if (/<EBDType>ConnectionCheck</.test(xml)) return ['1', 'ok']
    const ebm_id = /<EBMID>(\d{35})</.exec(xml)?.[1] ?? ''
    if (/<MsgType>2</.test(xml)) return cancel(ebm_id)
    const area = /<AreaCode>(\d+)</.exec(xml)?.[1] ?? ''
    if (!area.startsWith('371502')) return ['3', 'area outside of authority']
    if (!/<EBMID>\d{35}</.test(xml)) return ['3', 'EBMID']
    const text = /<MsgDesc>([^<]*)</.exec(xml)?.[1] ?? ''
    played.push({ area, text, id, ebm_id, state: 'waits' })
    return ['1', 'ok']
  }

  // Duty officers play when they see fit; until then the source may take it back.
  const cancel = (ebm_id: string): [string, string] => {
    const play = played.find((one) => one.ebm_id === ebm_id)
    if (!play) return ['5', 'no such EBMID']
    if (play.state === 'played') return ['2', 'played already']
    play.state = 'cancelled'
    return ['1', 'ok']
  }

  const answer = (folder: string, [code, what]: [string, string]): Answer => {
    const xml = `<?xml version="1.0" encoding="utf-8"?>\n<EBD><EBDType>EBDResponse</EBDType><EBDResponse><ResultCode>${code}</ResultCode><ResultDesc>${what}</ResultDesc></EBDResponse></EBD>`
    writeFileSync(join(folder, 'EBDB_01.xml'), xml)
    const made = spawnSync('tar', ['--format=ustar', '-cf', '-', 'EBDB_01.xml'], { cwd: folder })
    return { status: 200, type: 'application/x-tar', body: made.stdout }
  }

  const platform = await fakePlatform(take)
  return { ...platform, keys, played }
}
