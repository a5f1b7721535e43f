import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';

const ROUTES = path.resolve('app/routes');

/** A page of the product as its file names it: `/customers/:customerId/edit`. */
export interface RoutePage {
  file: string;
  pattern: string;
  /** Behind the sign-in. */
  isInside: boolean;
}

/** All pages by their files: a route without a component of its own (a download, a redirect, a frame) is none. */
export function routePages(): RoutePage[] {
  return fs
    .readdirSync(ROUTES)
    .map((file) => ({ file, source: sourceOf(file) }))
    .filter(({ file, source }) => /export default/.test(source) && file !== '_app.tsx' && file !== '$.tsx')
    .map(({ file }) => ({ file, pattern: patternOf(file.replace(/\.tsx?$/, '')), isInside: file.startsWith('_app.') }));
}

function sourceOf(file: string): string {
  const full = path.join(ROUTES, file);
  const entry = fs.statSync(full).isDirectory() ? path.join(full, 'route.tsx') : full;
  return fs.existsSync(entry) ? fs.readFileSync(entry, 'utf8') : '';
}

/** Remix flat files: dots part segments, `_x` is no segment, `$x` any value, `[x]` literal. */
function patternOf(name: string): string {
  const segments = name
    .replaceAll(/\[(.)\]/g, (_all, literal: string) => (literal === '.' ? '\u0000' : literal))
    .split('.')
    .filter((segment) => !segment.startsWith('_'))
    .map((segment) => segment.replace(/^\$/, ':').replaceAll('\u0000', '.'));
  return `/${segments.join('/')}`;
}

/** The page that an address opens, the most literal one first; undefined for downloads and the like. */
export function pageAt(pathname: string, pages: readonly RoutePage[]): RoutePage | undefined {
  return pages
    .filter(({ pattern }) => matches(pattern, pathname))
    .sort((a, b) => a.pattern.split(':').length - b.pattern.split(':').length)[0];
}

function matches(pattern: string, pathname: string): boolean {
  const wanted = pattern.split('/');
  const found = pathname.split('/');
  return wanted.length === found.length && wanted.every((segment, index) => segment.startsWith(':') || segment === found[index]);
}

/**
 * What to open next: every address that pages link to, as far as it shows something of its own. Of one page two
 * different rows and two different views are enough.
 */
export class Frontier {
  private readonly queue: string[] = [];
  private readonly known = new Set<string>();
  private readonly perPage = new Map<string, number>();

  constructor(
    private readonly pages: readonly RoutePage[],
    private readonly enough = 2,
  ) {}

  add(addresses: readonly string[]): void {
    for (const address of addresses) {
      const { pathname, search } = new URL(address, 'http://inside.invalid');
      const page = pageAt(pathname, this.pages);
      const key = pathname + search;
      if (page === undefined || this.known.has(key)) continue;
      this.known.add(key);
      const count = this.perPage.get(page.pattern) ?? 0;
      if (count >= this.enough) continue;
      this.perPage.set(page.pattern, count + 1);
      this.queue.push(key);
    }
  }

  /** This one in any case. */
  push(address: string): void {
    this.known.add(address);
    this.queue.push(address);
  }

  next(): string | undefined {
    return this.queue.shift();
  }

  /** Patterns of pages that were linked from somewhere. */
  get reached(): string[] {
    return [...this.perPage.keys()];
  }
}

/** Addresses inside the product that the page links to; not what is downloaded. */
export async function linksOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter((link) => link.origin === location.origin && !link.hasAttribute('download'))
      .map((link) => link.pathname + link.search),
  );
}

/** The same from a page's source, for roles whose pages need no browser. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
}

/** What no page may say: names of texts instead of texts, and values that nobody thought of. */
export function wordsOfTheWorkshop(text: string): string[] {
  const names = text.match(/\b[a-z][a-z-]*:[a-z][a-z-]*(?:\.[a-z0-9-]+)+\b/g) ?? [];
  const dotted = text.match(/\b(?:nav|actions|states|errors|queue|call|list|view|field|kind|status|filters?)\.[a-z-]+(?:\.[a-z-]+)*\b/g) ?? [];
  const values = text.match(/\bundefined\b|\bNaN\b|\[object |\bnull\b|\{\{(?!else)\w+\}\}|Invalid Date/g) ?? [];
  return [...new Set([...names, ...dotted, ...values])];
}
