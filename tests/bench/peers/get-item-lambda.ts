/** (b) as a Lambda entry, to be bundled as ours is. */
import { openStore } from '../../../functions/store/database/connect.ts'
import { getItemHandler } from './get-item.ts'

export const handler = getItemHandler(openStore({ table: process.env['TABLE_NAME'] ?? '' }))
