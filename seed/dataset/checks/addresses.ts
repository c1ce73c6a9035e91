/** Addresses are encrypted on the way and follow nobody; their hosts are what they look like. */
import { domainToUnicode } from 'node:url'
import { plainHost } from '../../../functions/model/hosts.ts'
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry, type Finding } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import type { Facts } from './facts.ts'

/** Scripts; a label of a host that mixes them may read as another (UTS 39). */
const scripts =
  `Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Ethiopic Devanagari Bengali Gurmukhi Gujarati
  Tamil Telugu Kannada Malayalam Sinhala Thai Lao Khmer Myanmar Hangul`
    .split(/\s+/)
    .map((script) => new RegExp(`^[\\p{scx=${script}}\\p{sc=Common}\\p{sc=Inherited}]*$`, 'u'))
const japaneseOrChinese = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Common}]*$/u

/** Services that hide where an address leads, and can lead elsewhere tomorrow. */
const shorteners = new Set(
  `amzn.to bit.do bit.ly buff.ly cutt.ly dlvr.it eepurl.com fb.me g.co goo.gl ift.tt is.gd kutt.it
  lnkd.in ow.ly qr.ae qrco.de rb.gy rebrand.ly s.id shorturl.at soo.gd t.co t.ly t1p.de tiny.cc
  tiny.one tinyurl.com trib.al urlz.fr v.gd`.split(/\s+/),
)
/** What mail programs, searches and social media put before the address that was meant. */
const wrapper =
  /^(?:[\w.-]+\.safelinks\.protection\.outlook\.com\/|(?:[\w.-]+\.)?urldefense\.(?:com|proofpoint\.com)\/|(?:www\.)?google\.[a-z.]+\/url$|lm?\.(?:facebook|instagram)\.com\/|(?:www\.)?linkedin\.com\/redir\/)/
/** What mails, advertisements and social media add to an address to know who came, and from where. */
const tracker =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|vero_id|oly_(?:enc|anon)_id|pk_(?:campaign|kwd|source|medium|content)|mtm_\w+|matomo_\w+|piwik_\w+|hsa_\w+|wt_mc|srsltid|gad_source|_g[al]|epik|rdt_cid|s_cid|cmpid|at_(?:medium|campaign)|_openstat)$/i

export function checkAddresses(entries: readonly Entry[], facts: Facts): FileProblem[] {
  return entries.flatMap((entry) =>
    findMarked(treeOfRecords(entry.collection), entry.value, 'address').flatMap(
      ({ path, value }) => {
        const url = typeof value === 'string' ? URL.parse(value) : null
        if (typeof value !== 'string' || url === null) return []
        const fault = faultOf(value, url, facts)
        return fault === undefined ? [] : [placed(entry, { path, ...fault })]
      },
    ),
  )
}

function faultOf(
  value: string,
  url: URL,
  { copyHosts, plainHttpHosts }: Facts,
): Pick<Finding, 'code' | 'message'> | undefined {
  const host = plainHost(url.host)
  const label = url.hostname.split('.').find((one) => one.startsWith('xn--') && !isPlain(one))
  if (label !== undefined) {
    const message = `${quote(value)}: ${quote(label)} stands for a name that mixes scripts: copy the address from the page itself`
    return { code: 'bad-url', message }
  }
  if (isShort(plainHost(url.hostname)) || wrapper.test(`${url.hostname}${url.pathname}`)) {
    const message = `${quote(url.host)} hides where the address leads: open it, and copy the address of the page itself`
    return { code: 'short-address', message }
  }
  const tracking = parametersOf(url).find((one) => tracker.test(one))
  if (tracking !== undefined) {
    const message = `${quote(tracking)} tells others where a reader comes from: take it out of the address`
    return { code: 'tracking-address', message }
  }
  if (copyHosts?.includes(host) === true) {
    const message =
      `${quote(url.host)} holds copies (copyHosts of the manifest): copies are never linked;` +
      ' name the page of the body itself'
    return { code: 'unlisted-host', message }
  }
  if (url.protocol !== 'http:' || plainHttpHosts?.includes(host) !== false) return undefined
  const message =
    `${quote(value)} is not encrypted: write https://, or if ${quote(url.host)}` +
    ' does not answer there, add it to plainHttpHosts of the manifest'
  return { code: 'plain-http', message }
}

/** Some have a part of their own for each customer. */
function isShort(host: string): boolean {
  return shorteners.has(host) || [...shorteners].some((one) => host.endsWith(`.${one}`))
}

/** Their names, before and after the number sign. */
function parametersOf({ search, hash }: URL): string[] {
  const anchor = hash.slice(hash.indexOf('?') + 1).replace(/^#/, '')
  return [search, anchor].flatMap((one) => [...new URLSearchParams(one).keys()])
}

/** Whether a label of a host is written in one script. */
function isPlain(label: string): boolean {
  const written = domainToUnicode(label)
  return written !== '' && [...scripts, japaneseOrChinese].some((letters) => letters.test(written))
}
