/** For which stage and line: narrows what is listed, never the state. */
import { html, raw } from 'hono/html'
import type { Narrowing } from '../../directory/narrowing.ts'
import { Line, lines, Stage, stages } from '../../model/use-codes.ts'
import { nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Texts } from '../page.ts'
import { speaking, term } from '../speaking.ts'
import { renderLines } from './statement.ts'

/** What is no code of the tables narrows nothing. */
export function readNarrowing({ stage, line }: Texts): Narrowing {
  const ofStage = Stage.safeParse(stage).data
  const ofLine = Line.safeParse(line).data
  return { ...(ofStage && { stage: ofStage }), ...(ofLine && { line: ofLine }) }
}

type Options = readonly (readonly [code: string, name: string])[]

export function renderNarrowing({ stage, line }: Narrowing, context: PageContext): Html {
  const { tell } = speaking(context, 'answer')
  const choice = (name: 'stage' | 'line', options: Options, chosen: string | undefined): Html =>
    html`<p>
      <label for="${name}">${tell(name)}</label>
      <select id="${name}" name="${name}">
        <option value="">${tell(`every-${name}`)}</option>
        ${options.map(
          ([code, text]) =>
            html`<option value="${code}" ${code === chosen ? raw('selected') : ''}>
              ${text}
            </option>`,
        )}
      </select>
    </p>`
  const ofStages = (Object.keys(stages) as (keyof typeof stages)[]).map(
    (code) => [code, term(context, 'stage', code).text] as const,
  )
  const ofLines = (Object.keys(lines) as (keyof typeof lines)[]).map(
    (code) => [code, term(context, 'line', code).text] as const,
  )
  const isNarrow = stage !== undefined || line !== undefined
  // On paper what was chosen, not what could be.
  const chosen = [
    ...(stage === undefined ? [] : [[tell('stage'), term(context, 'stage', stage).label] as const]),
    ...(line === undefined ? [] : [[tell('line'), term(context, 'line', line).label] as const]),
  ]
  return html`${isNarrow ? html`<div class="print-only">${renderLines(chosen)}</div>` : nothing}
    <details class="more narrow" ${isNarrow ? raw('open') : ''}>
      <summary>${tell('narrow')}</summary>
      <form class="choose" method="get">
        ${choice('stage', ofStages, stage)} ${choice('line', ofLines, line)}
        <p><button type="submit">${tell('narrow-button')}</button></p>
      </form>
    </details>`
}
