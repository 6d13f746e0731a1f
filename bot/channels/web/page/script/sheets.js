// The sheets that open over the talk: settings and the menu of a message.
import { find } from './nodes.js'
import { say } from './words.js'

const LANGUAGE = 'language'

/** Sheets close by their button, by Escape and by a tap beside them. */
const makeClosable = (sheet) => {
  sheet.addEventListener('click', ({ target }) => {
    if (target === sheet || target.closest('[data-close]')) sheet.close()
  })
}

/** Leads to the page in the language that was chosen before. */
export const keepLanguage = (store) => {
  const shown = document.documentElement.lang
  let chosen = null
  try {
    chosen = store.getItem(LANGUAGE)
  } catch {
    // Without a store the page speaks its first language.
  }
  const asked = new URL(location.href).searchParams.get('lang')
  if (chosen && chosen !== shown && chosen !== asked) location.replace(`?lang=${chosen}`)
}

const chooseLanguage = (store, language) => {
  try {
    store.setItem(LANGUAGE, language)
  } catch {
    // It holds for this visit then.
  }
  location.assign(`?lang=${language}`)
}

export const createSettings = (memory, store, act) => {
  const settings = find('settings')
  const examples = [...document.querySelectorAll('.examples')]
  makeClosable(settings)
  makeClosable(find('menu'))

  const show = () => {
    const { province = '', role = 'director' } = memory.state.profile
    find('province').value = province
    find('role').value = role
    for (const list of examples) list.hidden = list.dataset.role !== role
    for (const radio of document.querySelectorAll('[name=who]'))
      radio.checked = radio.value === role
  }

  const set = (name, value) => {
    const { [name]: _, ...others } = memory.state.profile
    memory.state.profile = value ? { ...others, [name]: value } : others
    memory.save()
    show()
  }

  for (const name of ['province', 'role'])
    find(name).addEventListener('change', ({ target }) => set(name, target.value))
  for (const radio of document.querySelectorAll('[name=who]'))
    radio.addEventListener('change', ({ target }) => set('role', target.value))
  for (const example of document.querySelectorAll('.example'))
    example.addEventListener('click', (event) => act.tap(event, undefined, example.dataset.ask))
  find('language').addEventListener('change', ({ target }) => chooseLanguage(store, target.value))
  find('open-settings').addEventListener('click', () => settings.showModal())

  const askToDelete = (is) => {
    find('sure').hidden = !is
    find(is ? 'delete-no' : 'delete').focus()
  }
  find('data').addEventListener('click', () => {
    settings.close()
    act.ask(say.dataPhrase)
  })
  find('delete').addEventListener('click', () => askToDelete(true))
  find('delete-no').addEventListener('click', () => askToDelete(false))
  find('delete-yes').addEventListener('click', () => {
    askToDelete(false)
    settings.close()
    act.ask(say.deletePhrase)
  })
  return { show }
}
