// Technologies come when they are asked for, once; what could not be fetched can be asked for again.
import { beforeEach, describe, expect, it, vi } from 'vitest';

const trouble = { times: 0, loads: 0 };
const ID = 'chassis-cluster';
/** A registry that has loaded nothing yet, whose server fails as often as `trouble` says. */
const fresh = async () => {
  vi.resetModules();
  vi.doMock('./chassis-cluster', async (original) => {
    trouble.loads += 1;
    if (trouble.loads <= trouble.times) throw new Error('Failed to fetch dynamically imported module');
    return original();
  });
  return import('./registry');
};
beforeEach(() => Object.assign(trouble, { times: 0, loads: 0 }));

describe('the registry', () => {
  it('knows every technology by its card and loads none by itself', async () => {
    const registry = await fresh();
    expect(registry.cardOf(ID)?.gallery.length).toBeGreaterThan(0);
    expect(registry.cardOf('nonsense')).toBeUndefined();
    expect(registry.technologies()).toEqual([]);
    expect(registry.technologyOf(ID)).toBeUndefined();
    expect(trouble.loads).toBe(0);
  });

  it('loads what is asked for, once, and passes over what it does not know', async () => {
    const registry = await fresh();
    await Promise.all([registry.loadTechnologies([ID, 'nonsense']), registry.loadTechnologies([ID])]);
    const own = registry.technologyOf(ID);
    expect(own?.id).toBe(ID);
    expect(registry.technologies()).toEqual([own]);
    const present = registry.technologies();
    await registry.loadTechnologies([ID]);
    expect(registry.technologies()).toBe(present);
    expect(trouble.loads).toBe(1);
  });

  it('loads all without ids, in its own order', async () => {
    const registry = await fresh();
    await registry.loadTechnologies();
    expect(registry.technologies().map(({ id }) => id)).toEqual(registry.technologyCards.map(({ id }) => id));
  });

  it('says so when code cannot be fetched, and tries again when asked again', async () => {
    trouble.times = 1;
    const registry = await fresh();
    await expect(registry.loadTechnologies([ID])).rejects.toThrow();
    expect(registry.technologyOf(ID)).toBeUndefined();
    await registry.loadTechnologies([ID]);
    expect(registry.technologyOf(ID)?.id).toBe(ID);
  });
});
