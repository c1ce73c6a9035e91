/** How everything is measured, in words: for the page of results, and for --help. */
import { peers } from './results.ts'

const peerLines = Object.entries(peers).map(([peer, what]) => `(${peer}) ${what}`)

export const howMeasured = {
  peers: `Peers: ${peerLines.join('; ')}. (a), (b) and (c) hold the 24 answers of each kind that are asked for again and again. (b) and (c) use our SDK client with our settings; (c) is let off lightly, since its index has a partition for every address with just the records of that answer in it.`,

  warm: `A call is \`handler(event)\` of the Lambda door, from source, with its log line written to /dev/null; each contender has a process of its own, the store another. CPU is that of all threads of the contender's process (\`process.cpuUsage\`), so collecting garbage counts, and the store's work does not.

*Seen before*: 24 addresses in turn. *First sight*: every round has a new service over the same release, warmed by 24 addresses of each kind that are not measured (orders and indexes are made then, code is compiled since the round before), and up to 240 other addresses, each asked once: other records, countries, cancer types, locales, page sizes. No answer is asked for twice in the life of a service, so that none can come from a cache of answers.`,

  pages: `As above, handlers of the function of the pages and of that of the API taking turns in four processes: the pages of the pairs of country, cancer type and language that \`/v1/access\` is asked for. (api) is that access answer; a page also shows what can be read there.`,

  http: `Servers on Node in processes of their own, ours with its log lines; the caller is a closed loop over bare sockets in the process of the benchmark, keep-alive, no compression. CPU is that of the server alone; rates and latencies share the cores with caller and store. First sight as above, each half of the addresses over one number of connections.`,

  cold: `Fresh processes, plain JavaScript around the bundle that is deployed; the release comes from the embedded store. (b) is bundled with the same options. *Process* ends where our first line runs, *module load* with the handler, *first answer* is a list. Memory is the resident set. Calls and read units are as the store counts them; a minute is one of the service's clock.`,

  wide: `Calls of the Lambda door as above, in a new service each round that has answered two dozen lists. *First search* is one search in each locale in turn: it puts the words of that locale in order, the very first what all locales share too; one that finds nothing would do so for all of them at once. Searches are never answered from memory. (b) answers a list of resources here, whatever ours is asked: it is what makes machines comparable. *Changes since nothing* are all records of the release. Generated texts have few words: \`node --expose-gc tests/bench/search.ts\` searches 25,000 resources with three words each that no other has.`,

  publish: `Commands as processes, files of one record each, an embedded store in another process; \`npm start\` without npm itself, from spawning to the first answer. (raw) is what the records take as plain items in batches, written to the same store before and after; short ones are repeated.`,
} as const
