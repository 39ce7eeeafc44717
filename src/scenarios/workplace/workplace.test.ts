import { describe, expect, it } from 'vitest';
import { drawVariant, drawWorkplace, workplaceOf, worldVariants } from './index.ts';

const variants = Array.from({ length: worldVariants }, (_none, variant) => workplaceOf('server-migration', variant));

describe('a workplace', () => {
  it('is wholly determined by scenario and variant, its random draws too', () => {
    for (const workplace of variants) {
      const again = workplaceOf('server-migration', workplace.variant);
      expect(again.values).toEqual(workplace.values);
      expect(again.random('files').next()).toBe(workplace.random('files').next());
      expect(workplace.random('files').next()).toBe(workplace.random('files').next());
      expect(workplace.random('files').next()).not.toBe(workplace.random('rows').next());
    }
  });

  it('has a company of its own in each of the 24 variants', () => {
    expect(worldVariants).toBe(24);
    expect(new Set(variants.map(({ company }) => company.name)).size).toBe(24);
    expect(new Set(variants.map(({ company }) => company.domain)).size).toBe(24);
  });

  it('is drawn by the seed, every variant about as often', () => {
    const counts = new Map<number, number>();
    for (let seed = 0; seed < 24_000; seed += 1) counts.set(drawVariant(seed), (counts.get(drawVariant(seed)) ?? 0) + 1);
    expect(counts.size).toBe(24);
    // Five standard deviations of a binomial with n = 24,000 and p = 1/24.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(155);
    expect(drawWorkplace('server-migration', 77).variant).toBe(drawVariant(77));
  });

  it('has people with names and addresses of their own', () => {
    for (const { people, company } of variants) {
      const persons = Object.values(people);
      expect(new Set(persons.map(({ name }) => name)).size).toBe(6);
      for (const { email } of persons) expect(email).toMatch(new RegExp(`^[a-z]+\\.[a-z]+@${company.domain.replaceAll('.', '\\.')}$`));
    }
  });

  it('begins on a working morning from January to March 2026', () => {
    for (const { today } of variants) {
      const day = new Date(today);
      expect(today).toMatch(/^2026-0[1-3]-\d\dT(?:08|09|10):\d\d:00Z$/);
      expect([1, 2, 3, 4, 5]).toContain(day.getUTCDay());
    }
  });

  it('counts days back from its own day', () => {
    const [workplace] = variants;
    expect(Date.parse(workplace?.today ?? '') - Date.parse(workplace?.daysBefore(3) ?? '')).toBe(3 * 86_400_000);
  });

  it('has two servers with names and private addresses that differ', () => {
    for (const { servers } of variants) {
      const { source, destination } = servers;
      expect(source.name).not.toBe(destination.name);
      expect(source.address).not.toBe(destination.address);
      for (const { name, address } of [source, destination]) {
        expect(name).toMatch(/^[a-z]+-\d\d$/);
        expect(address.split('.').every((part) => Number(part) < 255)).toBe(true);
        expect(address).toMatch(/^10(?:\.\d{1,3}){3}$/);
      }
    }
  });

  it('is the same company in all but its name and mail domain, be it invented, real or none', () => {
    for (const { variant, company, people, today, servers, colleague, dataSet, values } of variants) {
      for (const organisation of ['real', 'none']) {
        const other = workplaceOf('server-migration', variant, organisation);
        expect([other.today, other.servers, other.dataSet]).toEqual([today, servers, dataSet]);
        expect([other.company.industry, other.company.city]).toEqual([company.industry, company.city]);
        expect(Object.values(other.people).map(({ name }) => name)).toEqual(Object.values(people).map(({ name }) => name));
        expect(other.colleague.name).toBe(colleague.name);
        expect(JSON.stringify(other.values)).not.toContain(company.name);
        expect(JSON.stringify(other.values)).not.toContain(company.domain);
        expect(Object.keys(other.values)).toEqual(Object.keys(values));
      }
    }
    expect(new Set(variants.map(({ variant }) => workplaceOf('server-migration', variant, 'real').company.name)).size).toBe(24);
    expect(workplaceOf('server-migration', 0, 'none').values).toMatchObject({ company: 'the company', Company: 'The company' });
  });

  it('fills every placeholder with something', () => {
    for (const { values } of variants) expect(Object.values(values).every((value) => value.trim() !== '')).toBe(true);
  });
});
