import { describe, expect, test } from 'vitest';
import { readToast, redirectWithToast, toastCookie } from './flash';

const sent = (setCookie: string): string => setCookie.split(';')[0] ?? '';

describe('the message for the next page', () => {
  test('arrives as it was sent', () => {
    const cookie = sent(toastCookie({ key: 'outreach:contact.saved', params: { name: '王建国' }, undo: { action: '/queue/undo', fields: { id: '1' } } }));
    expect(readToast(`a=b; ${cookie}; c=d`)).toMatchObject({
      tone: 'success',
      key: 'outreach:contact.saved',
      params: { name: '王建国' },
      undo: { action: '/queue/undo', fields: { id: '1' }, seconds: 10 },
    });
  });
  test('a redirect after a post is not posted again on reload', () => {
    const response = redirectWithToast('/queue', { key: 'common:actions.save' });
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/queue']);
  });
  test.each([
    ['no cookie', null],
    ['a cleared cookie', 'hf_toast='],
    ['no JSON', 'hf_toast=%7B'],
    ['broken escapes', 'hf_toast=%'],
    ['foreign words in place of a key', `hf_toast=${encodeURIComponent('{"key":"you have won","id":"1"}')}`],
    ['an undo that posts to another site', sent(toastCookie({ key: 'common:a', undo: { action: '//evil.example' } }))],
  ])('%s is no message', (_case, header) => {
    expect(readToast(header)).toBeNull();
  });
});
