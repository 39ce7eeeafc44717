import { createRequire } from 'node:module';

/** What tests look at of an element; the DOM's own types are not among those of this project. */
export interface PageElement {
  readonly tagName: string;
  readonly id: string;
  readonly className: string;
  readonly textContent: string;
  readonly children: { readonly length: number };
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number };
}

/** Reads a page without a browser. */
export function parsePage(page: string): PageElement {
  const require = createRequire(import.meta.url);
  const { parseHTML } = require('linkedom') as { parseHTML: (markup: string) => { document: PageElement } }; // typed for a browser
  return parseHTML(page).document;
}
