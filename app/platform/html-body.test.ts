import { text } from 'node:stream/consumers';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';
import { HtmlBody } from './html-body.server';

it.each([0, 1, 2, 3])('a page of Chinese text arrives whole (%i characters before it)', async (shift) => {
  const words = Array.from({ length: 3_000 }, (_, index) => createElement('td', { key: index, 'data-label': '角色' }, '客访专员'));
  const body = new HtmlBody();
  renderToPipeableStream(createElement('p', { title: 'x'.repeat(shift) }, words)).pipe(body);
  const html = await text(body);
  expect(html).not.toContain('\0');
  expect(html.match(/<td data-label="角色">客访专员<\/td>/g)).toHaveLength(3_000);
});
