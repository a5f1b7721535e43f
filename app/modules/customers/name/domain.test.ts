import { expect, it } from 'vitest';
import { nameKeys } from './domain';

it.each([
  ['王小明', 'wangxiaoming', 'wxm', '明小王'],
  ['单雄信', 'shanxiongxin', 'sxx', '信雄单'],
  ['欧阳锋', 'ouyangfeng', 'oyf', '锋阳欧'],
  ['吕布', 'lvbu', 'lb', '布吕'],
  ['John Smith', 'johnsmith', 'js', 'htimS nhoJ'],
  ['上海ABC贸易', 'shanghaiabcmaoyi', 'shamy', '易贸CBA海上'],
])('%s sounds %s, begins %s', (name, pinyin, initials, nameReversed) => {
  expect(nameKeys(name)).toEqual({ pinyin, initials, nameReversed });
});
