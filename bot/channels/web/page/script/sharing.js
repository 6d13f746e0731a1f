// Taking words out of the page: to the clipboard, to another program, onto paper.
export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Pages on plain http have no clipboard of their own.
    const area = document.createElement('textarea')
    area.className = 'unseen'
    area.value = text
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
}

export const canShare = () => typeof navigator.share === 'function'

export const share = async (title, text) => {
  try {
    await navigator.share({ title, text })
  } catch {
    // The person thought better of it.
  }
}

/** Prints one entry alone, or with none the whole talk. */
export const print = (node) => {
  const lists = [...document.querySelectorAll('.card details, .grounds')]
  const closed = lists.filter(({ open }) => !open)
  for (const one of closed) one.open = one.closest('.card') !== null
  node?.classList.add('chosen')
  document.body.classList.toggle('one', node !== undefined)
  window.print()
  for (const one of closed) one.open = false
  node?.classList.remove('chosen')
  document.body.classList.remove('one')
}
