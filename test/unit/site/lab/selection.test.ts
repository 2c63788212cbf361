import { scenarios } from 'hostlab/presets';
import { describe, expect, it } from 'vitest';
import { firstScenario } from '../../../../site/src/widgets/lab/first-scenario.ts';
import type { Now } from '../../../../site/src/widgets/kit/lab.ts';
import { figuresOf, labOfPage, panels, panelsShown } from '../../../../site/src/widgets/lab/panels.ts';
import { playWanted, type PlayedWorld } from '../../../../site/src/widgets/lab/play-wanted.ts';
import { Selection } from '../../../../site/src/widgets/lab/selection.ts';

function played(text: string, beside: 'container' | '' = ''): Now {
  let worlds: readonly PlayedWorld[] = [];
  playWanted({ id: 0, source: { text }, beside }, (told) => {
    if (told.kind === 'done') ({ worlds } = told);
  });
  const end = Math.max(...worlds.map(({ run }) => run.endedAt));
  return { values: {}, worlds, at: end / 2, end };
}

describe('what is selected', () => {
  it('keeps its name through another run, wherever it stands then', () => {
    let now = played(firstScenario);
    const selection = new Selection(() => now);
    selection.choose({ world: 0, place: 2 });
    expect(selection.nameOf({ world: 0, place: 2 })).toBe('shop');
    now = played(firstScenario.replace('count: 2\n    cores: 16', 'count: 3\n    cores: 16'));
    selection.again();
    expect(selection.selected).toEqual({ world: 0, place: 3 });
    now = played(firstScenario.replaceAll('shop', 'store'));
    selection.again();
    expect(selection.selected).toBeUndefined();
  });

  it('follows a new name, and turns to what is new', () => {
    let now = played(firstScenario);
    const selection = new Selection(() => now);
    selection.choose({ world: 0, place: 2 });
    selection.expectName('store');
    now = played(firstScenario.replaceAll('shop', 'store'));
    selection.again();
    expect(selection.selected).toEqual({ world: 0, place: 2 });
    selection.expectNew();
    now = played(firstScenario.replace('count: 4', 'count: 5').replaceAll('shop', 'store'));
    selection.again();
    expect(selection.selected && selection.nameOf(selection.selected)).toBe('web-5');
    selection.expectNew();
    selection.choose({ world: 0, place: 0 });
    now = played(firstScenario.replace('count: 4', 'count: 6'));
    expect(selection.again()).toBeUndefined();
    expect(selection.selected).toEqual({ world: 0, place: 0 });
  });

  it('in the derived world leads to what it was made from', () => {
    const now = played(firstScenario, 'container');
    const selection = new Selection(() => now);
    const places = Array.from({ length: selection.placesIn(1) }, (_, place) => ({ world: 1, place }));
    const shop = places.find((at) => selection.nameOf(at) === 'shop');
    selection.choose(shop);
    expect(selection.written()).toBe(2);
  });
});

describe('the panels', () => {
  it('have as many figures whatever is selected, and those of all stand in a row for why?', async () => {
    const contents = await Promise.all(panels.map(async ({ bring }) => (await bring()).content));
    for (const selected of [undefined, { world: 0, place: 0 }])
      expect(contents.flatMap(({ figures }) => figures(selected)).map(({ world }) => world)).toEqual(
        labOfPage.figures.map(({ world }) => world),
      );
  });

  it('draw and table every place of every preset', { timeout: 60_000 }, async () => {
    const [, series] = panels;
    const { content } = await series!.bring();
    for (const { spec } of scenarios) {
      const now = played(JSON.stringify(spec));
      const places = (now.worlds[0]?.run.model.hosts.length ?? 0) + (now.worlds[0]?.run.model.machines.length ?? 0);
      for (const place of [0, places - 1])
        for (const figure of figuresOf(series!, content, now, { world: 0, place })) {
          expect(figure.view(now, 460, '').marks.length).toBeGreaterThan(3);
          expect(figure.table(now).rows.length).toBeGreaterThan(0);
        }
    }
  });

  it('show the hosts where nothing that is asked for has anything to show', () => {
    const now = played(firstScenario);
    expect(panelsShown(['bill'], now).map(({ name }) => name)).toEqual(['hosts']);
    expect(panelsShown(['bill', 'series'], now).map(({ name }) => name)).toEqual(['series']);
  });
});
