/** An address of the web, up to the next space. */
export const ADDRESS = /(?:https?:\/\/|www\.)\S+/iu
