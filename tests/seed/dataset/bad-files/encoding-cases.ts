/** F-16 to F-20 encoding, F-21 to F-23 emptiness. */
import { exampleFiles } from '../../../support/seed.ts'
import { asJson, belgium, guide, melanoma, titled, withBytes, type BadFile } from './bend.ts'

const mark = Buffer.from([0xff, 0xfe])
const littleEndian = Buffer.from(exampleFiles[guide], 'utf16le')
const bigEndian = Buffer.concat([mark, littleEndian]).swap16()

export const encodingCases: readonly BadFile[] = [
  [
    'F-16 Latin-1',
    { [guide]: Buffer.from(exampleFiles[guide].replace('Un guide', 'Un résumé'), 'latin1') },
    `${guide}:17:16 not-utf8 0xe9`,
  ],
  ['F-16 quotes of Windows', withBytes(0x93), `${guide}:13:12 not-utf8 0x93`],
  [
    'F-17 UTF-16, little-endian',
    { [guide]: Buffer.concat([mark, littleEndian]) },
    `${guide}:1:1 not-utf8 UTF-16`,
  ],
  ['F-17 UTF-16, big-endian', { [guide]: bigEndian }, `${guide}:1:1 not-utf8 UTF-16`],
  ['F-17 UTF-16 without a mark', { [guide]: littleEndian }, `${guide}:1:1 not-utf8 UTF-16`],
  ['F-18 a character cut short', withBytes(0xe2, 0x82), `${guide}:13:12 not-utf8 byte 231`],
  ['F-18 an overlong form', withBytes(0xc0, 0xaf), `${guide}:13:12 not-utf8 byte 231`],
  ['F-18 half a character', withBytes(0xed, 0xa0, 0x80), `${guide}:13:12 not-utf8 byte 231`],
  [
    'F-18 after characters outside the basic plane',
    withBytes(...Buffer.from('😀é'), 0xff),
    `${guide}:13:14 not-utf8 0xff`,
  ],
  [
    'F-16 the lines that npm prints before a command',
    {
      [guide]: `\n> immuno-directory@0.1.0 seed\n> node seed/cli.ts show a\n\n${exampleFiles[guide]}`,
    },
    `${guide}:1:1 npm-banner --out FILE`,
  ],
  [
    'F-19 a lone surrogate',
    titled(String.raw`"\ud800"`),
    `${guide}:13:12 lone-surrogate U+D800 is half a character`,
  ],
  [
    'F-19 a lone surrogate in JSON',
    asJson(guide, 'A guide', String.raw`A \udc00 guide`),
    `${guide}:23:16 lone-surrogate U+DC00`,
  ],
  ['F-20 a NUL byte', titled('A\0guide'), `${guide}:13:13 control-character U+0000`],
  [
    'F-20 a NUL byte at the end',
    { [guide]: `${exampleFiles[guide]}\0` },
    `${guide}:20:1 control-character U+0000`,
  ],
  [
    'F-20 a NUL as an escape',
    titled(String.raw`"A\0guide"`),
    `${guide}:13:12 text-hidden-character character 2 is U+0000`,
  ],
  [
    'F-20 a terminal sequence',
    titled('A\u001B[2Jguide'),
    `${guide}:13:13 control-character U+001B`,
  ],
  [
    'F-60 carriage returns alone',
    { [guide]: exampleFiles[guide].replaceAll('\n', '\r') },
    `${guide}:1:18 old-line-breaks LF or CRLF`,
  ],
  [
    'F-60 carriage returns alone, in a long file',
    { [belgium]: exampleFiles[belgium].replaceAll('\n', '\r') },
    `${belgium}:1:9 old-line-breaks LF or CRLF`,
  ],
  ['F-21 an empty file', { [guide]: '' }, `${guide}:1:1 empty-file`],
  ['F-21 blank lines', { [guide]: '\n\n  \n' }, `${guide}:1:1 empty-file`],
  ['F-21 a byte order mark', { [melanoma]: Buffer.from('\uFEFF') }, `${melanoma}:1:1 empty-file`],
  ['F-21 null', { [guide]: 'null\n' }, `${guide}:1:1 empty-value expected fields`],
  ['F-22 only a comment', { [guide]: '# to do\n' }, `${guide}:1:1 empty-file`],
  [
    'F-22 comments under a line of hyphens',
    { [guide]: '---\n# a\n# b\n' },
    `${guide}:1:1 empty-file`,
  ],
  ['F-23 a text at the top', { [guide]: 'guide\n' }, `${guide}:1:1 wrong-type the text "guide"`],
  [
    'F-23 a list at the top',
    { [guide]: '- id: example-guide\n' },
    `${guide}:1:1 wrong-type a list`,
  ],
  ['F-23 a number at the top', { [guide]: '\n42\n' }, `${guide}:2:1 wrong-type found 42`],
]
