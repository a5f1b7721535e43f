import { hasValidCheckDigit } from '#app/lib/vin';

/** The same demo on every machine: a small generator with a fixed start, not the machine's chance. */
export class Chance {
  private state: number;
  constructor(start: number) {
    this.state = start;
  }

  /** 0 ≤ x < 1 (mulberry32) */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.between(0, list.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** True in `percent` of the cases. */
  is(percent: number): boolean {
    return this.next() * 100 < percent;
  }
}

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  '建国', '志强', '晓燕', '丽娜', '海涛', '雪梅', '文博', '思远', '佳怡', '俊杰', '美玲', '春华', '立新', '淑芬', '子轩', '雨桐', '国庆',
  '秀英', '浩然', '梦瑶', '永胜', '桂兰', '宇航', '静怡', '德明', '玉珍', '天佑', '若曦', '振华', '慧敏',
];

/** Names, phones, plates and VINs of people and cars that don't exist, each only once. */
export class Inventor {
  private readonly used = new Set<string>();
  constructor(readonly chance: Chance) {}

  name(): string {
    return this.once(() => this.chance.pick(FAMILY) + this.chance.pick(GIVEN));
  }

  /** E.164, in a block of numbers that carriers don't give out. */
  phone(): string {
    return this.once(() => `+86${this.chance.pick(['138', '139', '136', '158', '188'])}0000${String(this.chance.between(0, 9999)).padStart(4, '0')}`);
  }

  plate(): string {
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
    return this.once(() => `京${this.chance.pick([...'ANQPEM'])}${this.chance.pick([...letters])}${String(this.chance.between(0, 9999)).padStart(4, '0')}`);
  }

  vin(): string {
    const characters = [...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'];
    return this.once(() => {
      const body = Array.from({ length: 13 }, () => this.chance.pick(characters)).join('');
      const candidates = [...'0123456789X'].map((digit) => `LHD${body.slice(0, 5)}${digit}${body.slice(5, 13)}`);
      return candidates.find(hasValidCheckDigit) ?? '';
    });
  }

  private once(make: () => string): string {
    for (;;) {
      const made = make();
      if (made !== '' && !this.used.has(made)) {
        this.used.add(made);
        return made;
      }
    }
  }
}
