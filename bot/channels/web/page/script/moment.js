// What is asked now and what can be tapped: always in view, above the place to write.
import { button, element, find } from './nodes.js'
import { asksIn } from './lines.js'
import { fill, say, TALK } from './words.js'

export const createMoment = ({ room, log, scrollTo }, act) => {
  const moment = find('moment')
  const asked = find('asked')
  const choices = find('choices')
  let question = null
  let isSeen = true

  // The question stands in the talk; the strip repeats it only while it is out of sight there.
  const showStrip = () => {
    asked.hidden = question === null || isSeen
    moment.hidden = asked.hidden && find('progress').hidden
  }
  const bubble = () => [...log.querySelectorAll('.entry.bot')].at(-1)
  const watch = new IntersectionObserver(
    (seen) => {
      isSeen = seen.at(-1).isIntersecting
      showStrip()
    },
    { root: room, threshold: 0.7 },
  )
  asked.addEventListener('click', () => bubble() && scrollTo(bubble()))

  const choiceNode = ({ value, label }, at, numbered) => {
    const node = button(label, (event) => act.tap(event, value, label))
    node.lang = TALK
    if (numbered) node.prepend(element('span', 'number', `${at + 1}. `))
    return node
  }

  return {
    show({ choices: offered, numbered, question: text, step, of }) {
      find('progress').hidden = !of
      if (of) {
        find('progress-text').textContent = fill(say.progress, { step, of })
        find('progress-bar').max = of
        find('progress-bar').value = step
      }
      choices.replaceChildren(...offered.map((one, at) => choiceNode(one, at, numbered)))
      choices.hidden = offered.length === 0
      choices.scrollTo(0, 0)
      question = text
      asked.textContent = text === null ? '' : asksIn(text)
      asked.setAttribute('aria-label', `${say.showQuestion}: ${asked.textContent}`)
      watch.disconnect()
      isSeen = true
      if (text !== null && bubble()) watch.observe(bubble())
      showStrip()
    },
    /** A tapped or typed answer takes the place of the choices. */
    clear: () => {
      choices.replaceChildren()
      choices.hidden = true
      question = null
      showStrip()
    },
  }
}
