import fastify from 'fastify'
import { Bot, webhookCallback } from 'grammy'
import { BOT, SECRET, TOKEN } from './telegram.ts'

/** The yardstick: grammY behind Fastify answers each text with the same text and remembers nothing. */
const apiRoot = process.argv[2] ?? ''
const bot = new Bot(TOKEN, { botInfo: BOT as never, client: { apiRoot } })
bot.on('message:text', (context) => context.reply(context.message.text))

const app = fastify()
app.post('/webhooks/telegram', webhookCallback(bot, 'fastify', { secretToken: SECRET }))
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
