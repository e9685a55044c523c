import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryOf, createHeadCleaner } from './part-headers';

const form = (name: string, bytes: string) =>
  Buffer.from(
    `--b1\r\nContent-Disposition: form-data; name="planId"\r\n\r\n12\r\n--b1\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${bytes}\r\n--b1--\r\n`,
    'latin1',
  );

function cleaned(bytes: Buffer, size = bytes.length) {
  const clean = createHeadCleaner('b1');
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length; at += size) clean(copy.subarray(at, at + size));
  return copy.toString('latin1');
}

describe('the name of a file in a form', () => {
  it.each([
    ['NUL', 'a\0b.csv', 'a b.csv'],
    ['bells and escapes', 'a\x07\x1b[31m\x7f.csv', 'a  [31m .csv'],
    ['letters of three languages stay', 'Çäre меры №1.csv', 'Çäre меры №1.csv'],
  ])('%s', (_title, name, expected) => {
    const raw = (text: string) => Buffer.from(text).toString('latin1');
    expect(cleaned(form(raw(name), 'x'))).toBe(form(raw(expected), 'x').toString('latin1'));
  });

  it('is cleaned however the network cuts the form, and the bytes of the file stay as they are', () => {
    const bytes = '\0\x01\r\n\r\n--b\r\n--b2 \r\r\n--\0';
    for (let size = 1; size < 200; size++) expect(cleaned(form('a\0b', bytes), size)).toBe(form('a b', bytes).toString('latin1'));
  });

  it('no file without the mark in it is touched', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 60 }), (bytes, size) => {
        const text = Buffer.from(bytes).toString('latin1');
        expect(cleaned(form('a', text), size)).toBe(form('a', text).toString('latin1'));
      }),
    ));
});

it.each([
  ['multipart/form-data; boundary=----abc', '----abc'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['application/json; boundary=x', null],
  ['multipart/form-data', null],
  [undefined, null],
])('%s has the mark %s', (type, mark) => expect(boundaryOf(type)).toBe(mark));
