import { plantedNotice } from '../../spec/index.ts';
import { readText } from '../../texts/index.ts';
import type { Block, ReportDocument, Section } from '../document/report-document.ts';
import { figureProperties } from '../figures/palette.ts';
import { createBlockWriter, textMarkup } from './html-blocks.ts';
import { markup, nothing, trusted, type Markup } from './markup.ts';

/** One page that holds everything: no request, no script, readable offline, on paper, in light and dark. */
export function htmlReport(report: ReportDocument): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="custodes">
<title>${report.title}</title>
<style>${trusted(styles())}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kind">custodes · report of a run</p>
<h1>${report.title}</h1>
<p class="subtitle">${report.subtitle}</p>
${report.synthetic ? planted() : nothing}
</header>
<div class="columns">
${contents(report)}
<main id="content" tabindex="-1">
${report.sections.map((section, position) => sectionMarkup(section, position + 1, report.synthetic))}
</main>
</div>
<footer><p>${report.subtitle}${report.synthetic ? ` · ${plantedNotice}` : ''}</p></footer>
</body>
</html>
`;
  return page.toString();
}

function planted(): Markup {
  return markup`<p class="planted"><strong>${plantedNotice}</strong> Reference subjects act as they were built to, so that the instrument can be tested. Nothing here is about any model.</p>`;
}

function contents({ sections }: ReportDocument): Markup {
  const entries = sections.map(({ id, title, blocks }, position) => {
    const parts = blocks.filter((block) => block.type === 'part');
    const inner = parts.map((part) => markup`<li><a href="#${part.id}">${textMarkup(part.title)}</a></li>`);
    return markup`<li><a href="#${id}"><span class="place">${position + 1}</span> ${title}</a>${inner.length === 0 ? nothing : markup`<ol>${inner}</ol>`}</li>`;
  });
  return markup`<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${entries}</ol></nav>`;
}

function sectionMarkup({ id, title, blocks }: Section, place: number, synthetic: boolean): Markup {
  const write = createBlockWriter({ synthetic });
  return markup`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading"><span class="place">${place}</span> ${title}</h2>
${blocks.map((block: Block) => write(block, 3))}
</section>
`;
}

/** The styles of the page, with the colours that figures read. */
function styles(): string {
  return readText(new URL('report.css', import.meta.url))
    .replaceAll('/* figures: light */', figureProperties('light'))
    .replaceAll('/* figures: dark */', figureProperties('dark'));
}
