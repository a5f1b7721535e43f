import { expect, it } from 'vitest';
import { scriptBlocks } from './domain';

it('a script shows headings, words to say, points and hints', () => {
  expect(scriptBlocks('## 开场\n您好，\n我是小李。\n\n请问方便吗？\n> 不方便就约时间\n- 接待\n- 交车\n\n- 总体')).toEqual([
    { kind: 'heading', text: '开场' },
    { kind: 'say', text: '您好，\n我是小李。' },
    { kind: 'say', text: '请问方便吗？' },
    { kind: 'hint', text: '不方便就约时间' },
    { kind: 'list', items: ['接待', '交车'] },
    { kind: 'list', items: ['总体'] },
  ]);
});

it('an empty script has nothing to say', () => {
  expect(scriptBlocks(' \n\n')).toEqual([]);
});
