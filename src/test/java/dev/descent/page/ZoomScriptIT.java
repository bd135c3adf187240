package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page's scripts by themselves: finer points of what one zooms into. */
class ZoomScriptIT extends ScriptTest {
    @Test
    void finerPointsStandAmongThoseOfTheWholeUntilSomethingIsTakenBack() {
        assertThat(browser.module("""
                const { columnsOf, Curves } = await import('/page/curves.js');
                const { Stretch } = await import('/page/stretch.js');
                const curves = new Curves();
                curves.load({ series: { loss: { iterations: [1, 4, 5, 8, 9], values: [1, 4, 5, 8, 9] },
                    epoch_loss: { iterations: [4, 8], values: [1, 3], epochs: [1, 3] } } });
                curves.stretch = new Stretch(3, 8, columnsOf({ loss: { iterations: [3, 4, 5, 6, 7, 8], values: [30, 40, 50, 'NaN', 70, 80] },
                    epoch_loss: { iterations: [4, 6, 8], values: [1, 2, 3], epochs: [1, 2, 3] }, share: { iterations: [], values: [] } }));
                curves.take('metrics', { epoch: 3, first_iteration: 10, series: { loss: [10] } });
                const finer = [curves.get('loss').x, curves.get('loss').y.map(String), curves.get('epoch_loss').epochs];
                curves.take('rewind', { iteration: 5 });
                return [...finer, curves.stretch, curves.get('loss').x];
                """)).isEqualTo(json("""
                [[1,3,4,5,6,7,8,9,10], ["1","30","40","50","NaN","70","80","9","10"], [1,2,3], null, [1,4,5]]"""));
    }

    @Test
    void averagesAreThoseOfTheShareThatIsChosen() {
        assertThat(browser.module("""
                const { columnsOf, Curves } = await import('/page/curves.js');
                const { Smoothed } = await import('/page/smoothed.js');
                const { Stretch } = await import('/page/stretch.js');
                const column = (...iterations) => ({ loss: { iterations, values: iterations } });
                const curves = new Curves();
                curves.load({ series: column(1, 9) });
                curves.stretch = new Stretch(3, 5, columnsOf(column(3, 4, 5)));
                curves.stretch.smooth(0.9, columnsOf(column(3, 4, 5)));
                return [0.9, 0.5].map(share => {
                  curves.loadSmoothed(new Smoothed(share, column(1, 9)));
                  return curves.get('loss~').x;
                });
                """)).isEqualTo(json("[[1,3,4,5,9],[1,9]]"));
    }

    @Test
    void iterationsAreFoundByTheirPlaces() {
        assertThat(browser.module("""
                const { iterationsBetween } = await import('/page/axes.js');
                const half = iteration => iteration / 2;
                const stays = iteration => Math.min(iteration, 5);
                return [iterationsBetween([2.5, 7.5], null, 1, 100), iterationsBetween([2.5, 7.5], half, 1, 100),
                    iterationsBetween([-5, 500], half, 1, 100), iterationsBetween([5, 9], stays, 1, 100), iterationsBetween([2.2, 2.4], half, 1, 100)];
                """)).isEqualTo(json("[[3,7],[5,15],[1,100],[5,100],[5,4]]"));
    }

    @Test
    void viewThatMovesOnCancelsWhatItAskedForAndTheWholeNeedsNothing() {
        assertThat(zoomed("""
                page.view.zoom(100_000, 101_999);
                await until(() => asked.length === 1);
                page.view.zoom(500_000, 501_999);
                await until(() => asked.length === 2);
                const cancelled = asked.map(({ signal }) => signal.aborted);
                asked[1].answer();
                await until(() => curves.stretch);
                const drawn = curves.get('loss').x.length;
                page.view.scale(1, 0, 0.1); // what lies beside it is there
                page.view.reset();
                await until(() => !curves.stretch);
                return [asked.map(({ from, to }) => [from, to]), cancelled, drawn, changes, curves.get('loss').x.length];
                """)).isEqualTo(json("[[[99500,102499],[499500,502499]], [true,false], 3997, 2, 1000]"));
    }

    @Test
    void zoomingFurtherAsksForFinerPointsAndWhatIsWholeForNone() {
        assertThat(zoomed("""
                page.view.zoom(100_000, 199_999);
                await until(() => asked.length === 1);
                asked[0].answer(100);
                await until(() => curves.stretch);
                page.view.zoom(120_000, 121_000);
                await until(() => asked.length === 2);
                asked[1].answer();
                await until(() => changes === 2);
                page.view.zoom(120_100, 120_110);
                zoomed.update();
                await new Promise(resolve => later(resolve, 50));
                return asked.length;
                """)).isEqualTo(json("2"));
    }

    @Test
    void whatFailedIsAskedForAgainAndWhatWasTakenBackMeanwhileIsNotShown() {
        assertThat(zoomed("""
                page.view.zoom(100_000, 101_999);
                await until(() => asked.length === 1);
                asked[0].fail();
                await until(() => asked.length === 2);
                curves.take('rewind', { iteration: 600_000 });
                asked[1].answer();
                await new Promise(resolve => later(resolve, 20));
                const shown = curves.stretch;
                zoomed.update();
                await until(() => asked.length === 3);
                asked[2].answer();
                await until(() => curves.stretch);
                return [shown, curves.stretch.from];
                """)).isEqualTo(json("[null,99500]"));
    }

    /** A thousand points of a million iterations, and who zooms into them; answers come when the test says so, pauses are short. */
    private static Object zoomed(String test) {
        return browser.module("""
                const { Curves } = await import('/page/curves.js');
                const { View } = await import('/page/view.js');
                const { Watched } = await import('/page/watched.js');
                const { Zoomed } = await import('/page/zoomed.js');
                const [fetching, later] = [window.fetch, window.setTimeout];
                const until = async isSo => { for (let i = 0; i < 500 && !isSo(); i++) await new Promise(resolve => later(resolve, 5)); };
                window.setTimeout = (work, milliseconds) => later(work, milliseconds / 100);
                const asked = [];
                window.fetch = (path, { signal }) => new Promise((resolve, reject) => {
                  const query = new URLSearchParams(path.split('?')[1]);
                  const [from, to] = ['from', 'to'].map(name => Number(query.get(name)));
                  const answer = (step = 1) => {
                    const iterations = Array.from({ length: Math.ceil((to - from + 1) / step) }, (_, i) => from + i * step);
                    resolve(Response.json({ last_seq: 1, ended: true, series: { loss: { iterations, values: iterations } } }));
                  };
                  signal.addEventListener('abort', () => reject(signal.reason));
                  asked.push({ from, to, signal, answer, fail: () => reject(new TypeError('cut')) });
                });
                const watched = new Watched('a');
                const { curves } = watched;
                const iterations = Array.from({ length: 1000 }, (_, i) => 1 + 1000 * i);
                curves.load({ series: { loss: { iterations, values: iterations } } });
                const page = { jobs: [watched], view: new View(), axes: { placer: () => null }, smoothing: { share: 0 } };
                page.view.charts.add({ extent: () => [1, 999_001], showWindow: () => {} });
                let changes = 0;
                const leaving = new AbortController();
                const zoomed = new Zoomed(page, () => ['loss'], () => changes++, leaving.signal);
                try {
                  %s
                } finally {
                  [window.fetch, window.setTimeout] = [fetching, later];
                  leaving.abort();
                }
                """.formatted(test));
    }
}
