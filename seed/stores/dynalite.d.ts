declare module 'dynalite' {
  import type { Server } from 'node:http'

  /** Options of dynalite 4, which ships no types of its own. It writes its defaults into the object. */
  interface DynaliteOptions {
    /** Folder of the LevelDB store; in memory when absent. One process per folder. */
    path?: string
    /** Milliseconds a table stays CREATING; 500 unless given. */
    createTableMs?: number
    deleteTableMs?: number
    updateTableMs?: number
    /** 400 unless given, as in DynamoDB. */
    maxItemSizeKb?: number
    verbose?: boolean
    debug?: boolean
    ssl?: boolean
    key?: string
    cert?: string
    ca?: string
  }

  /** The server closes its store when it is closed. */
  function dynalite(options?: DynaliteOptions): Server

  export = dynalite
}

/** What dynalite keeps its tables in, as far as `sturdy-database.ts` needs it. */
declare module 'dynalite/db/index.js' {
  export type Done = (error: Error | null | undefined, value?: unknown) => void

  export interface DynaliteStore {
    readonly db: {
      put: (key: string, value: unknown, done: Done) => void
      del: (key: string, done: Done) => void
      batch: (operations: readonly object[], done: Done) => void
      readonly open: () => Promise<void>
    }
    readonly lifecycleManager: { readonly forceClose: () => Promise<void> }
    /** Puts another LevelDB over the same folder in the place of this one. */
    readonly recreate: () => void
  }

  /** `create` is called by dynalite for every server that it makes. */
  const databases: { create: (options: object) => DynaliteStore }
  export default databases
}
