import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of the page that can be linked to. */
export function Section({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="results-section" aria-labelledby={id}>
      <Title order={2} size="h5" id={id} mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

/** What most readers do not need at once. The browser opens it where a search in the page finds something in it. */
export function Fold({ title, children, open = false }: { readonly title: string; readonly children: ReactNode; readonly open?: boolean }) {
  return (
    <details className="results-fold" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** A table that scrolls to the side by itself where it is wider than the page; focus reaches it, so that the keyboard can scroll it. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="results-wide" role="region" aria-label={label} tabIndex={0}>
      <table className="results-table">{children}</table>
    </div>
  );
}

/** The heads of a table's columns: first those of words, then those of figures, then what comes last in words. */
export function TableHeads({ words, figures, last = [] }: TableHeadsProps) {
  const heads = (names: readonly string[], className?: string) =>
    names.map((name) => (
      <th key={name} scope="col" className={className}>
        {name}
      </th>
    ));
  return (
    <thead>
      <tr>
        {heads(words)}
        {heads(figures, 'number')}
        {heads(last)}
      </tr>
    </thead>
  );
}

interface TableHeadsProps {
  readonly words: readonly string[];
  readonly figures: readonly string[];
  readonly last?: readonly string[];
}

/** What a reader must not pass over. */
export function Notice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="results-alert" role="note">
      <h3>{title}</h3>
      {children}
    </div>
  );
}
