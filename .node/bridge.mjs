// Runs as npm's postinstall, so it must parse and work on the old Node it stands in for.
// On Node 22.18 and newer it does nothing. Below that it installs Node 24 from the lockfile of this
// folder and links node_modules/.bin/node to it: npm puts .bin first on the PATH of every script,
// so `npm start` and `npm test` run on Node 24 while the machine's own Node stays as it is.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(realpathSync(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'
const { optionalDependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
const packageName = `node-${windows ? 'win' : process.platform}-${process.arch}`
const pinned = optionalDependencies[packageName]
const binary = join(here, 'node_modules', packageName, 'bin', windows ? 'node.exe' : 'node')

function recentEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

/** A repeated install runs on the Node this script linked, which may be an older pin by now. */
function runsOnLinkedNode() {
  return realpathSync(process.execPath).startsWith(here + sep)
}

/** The binary is there, is the pinned version and starts here: a glibc build does not on musl. */
function binaryStarts() {
  return spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${pinned}`
}

/** npm hands its options down as npm_*; those of the outer install would redirect the inner one. */
function innerEnvironment() {
  const kept =
    /^npm_config_(registry|cache|userconfig|globalconfig|ca|cafile|https?_proxy|proxy|noproxy|loglevel)$/i
  const entries = Object.entries(process.env)
  return Object.fromEntries(
    entries.filter(([name]) => kept.test(name) || !/^(npm_|INIT_CWD$)/i.test(name)),
  )
}

function installBinary() {
  const npm = process.env.npm_execpath ?? ''
  const ci = ['ci', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  const options = { cwd: here, env: innerEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] }
  if (npm.endsWith('npm-cli.js')) spawnSync(process.execPath, [npm, ...ci], options)
  else spawnSync('npm', ci, { ...options, shell: windows })
}

function linkBinary() {
  const folder = join(dirname(here), 'node_modules', '.bin')
  const link = join(folder, windows ? 'node.exe' : 'node')
  mkdirSync(folder, { recursive: true })
  rmSync(link, { force: true })
  if (!windows) {
    symlinkSync(relative(folder, binary), link)
    return
  }
  // Symbolic links need a privilege on Windows; a hard link fails only across volumes.
  try {
    linkSync(binary, link)
  } catch {
    copyFileSync(binary, link)
  }
}

function bridge() {
  const tooOld = `Node ${process.versions.node} is too old here`
  if (pinned && !binaryStarts()) installBinary()
  if (pinned && binaryStarts()) {
    linkBinary()
    console.log(
      `${tooOld}: npm scripts run on Node ${pinned}, installed in .node/; what npm warned of above (EBADENGINE) is about the old one.`,
    )
  } else {
    console.error(`${tooOld}: install Node 24 (22.18 at least) and run npm ci again.`)
    process.exitCode = 1
  }
}

if (runsOnLinkedNode() ? process.versions.node !== pinned : !recentEnough()) bridge()
