import { expect, test } from 'vitest'
import { openDatabase } from '../../../../storage/database/open.ts'
import { describePlace, holdsPassword } from '../../../../storage/database/server/url.ts'

test.each([
  ['postgres://user:secret@db.example:5432/htx', 'postgres://db.example:5432/htx'],
  ['postgres://db.example/htx?user=u&password=secret', 'postgres://db.example/htx'],
  [
    'postgres://db.example/htx?sslmode=require&password=s%40cret#secret',
    'postgres://db.example/htx',
  ],
  ['postgresql://user:se@cret@[::1]:5432/htx', 'postgresql://[::1]:5432/htx'],
  ['postgres://user:secret@/htx?host=/run/postgresql', 'postgres:///htx'],
  ['postgres://secret@db.example', 'postgres://db.example'],
  ['sqlite:data/a.db', 'sqlite:data/a.db'],
])('of %s people are shown %s', (url, shown) => {
  expect(describePlace(url)).toBe(shown)
})

test.each([
  'postgres://user:12/secret@db.example/htx',
  'postgres://user:12?secret@db.example/htx',
  'postgres://user:12#secret@db.example/htx',
  'postgres://user:sec/ret@db.example/htx',
  'postgres://user:sec#ret@db.example/htx',
  'postgres://user:secret@db.example:port/htx',
])('of %s, whose password cannot be told from the rest, nothing is shown or tried', (url) => {
  expect(describePlace(url)).toBe('postgres://…')
  expect(() => openDatabase(url)).toThrow(
    expect.objectContaining({ problem: 'unreadable', message: expect.not.stringContaining('ret') }),
  )
})

test.each([
  ['postgres://user:secret@db.example/htx', true],
  ['postgres://db.example/htx?password=secret', true],
  ['postgres://user:sec#ret@db.example/htx', true],
  ['postgres://user@db.example:5432/htx?sslmode=require', false],
  ['sqlite:data/a.db', false],
])('whether %s holds a password is known: %s', (url, isThere) => {
  expect(holdsPassword(url)).toBe(isThere)
})
