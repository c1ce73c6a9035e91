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
