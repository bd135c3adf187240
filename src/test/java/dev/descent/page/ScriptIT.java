package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page's scripts by themselves: what is seldom seen of a job. */
class ScriptIT extends ScriptTest {
    @Test
    void rewindLeavesOneLineAndTheAbandonedPartApart() {
        assertThat(browser.module("""
                const { Curves } = await import('/page/curves.js');
                const { CHARTS } = await import('/page/job-lines.js');
                const curves = new Curves();
                const tell = (first, ...loss) => curves.take('metrics', { epoch: 1, first_iteration: first, series: { loss } });
                tell(1, 9, 8, 7, 6);
                curves.take('rewind', { iteration: 2 });
                tell(3, 5, 4);
                curves.take('rewind', { iteration: 3 });
                tell(4, 3);
                const view = { watched: { curves }, smoothing: { share: 0 }, axes: { axis: {} } };
                const lines = CHARTS[0][2](curves.names(), view);
                return [curves.get('loss').x, curves.get('loss').y,
                    lines.filter(({ label }) => label === 'taken back').map(({ column }) => [column.x, column.y])];
                """)).isEqualTo(json("[[1,2,3,4],[9,8,5,3],[[[2,3,4],[8,7,6]],[[3,4],[5,4]]]]"));
    }

    @Test
    void epochThatWasTakenBackIsForgottenAndIsNoneForWhoComesLater() {
        assertThat(browser.module("""
                const { Watched } = await import('/page/watched.js');
                const tell = (watched, first, epoch, loss, rewound) => {
                    watched.take(first, 'metrics', { epoch, first_iteration: first, series: rewound ? {} : { loss: [loss, loss] } });
                    watched.take(first + 1, 'epoch', { epoch, iterations: 2, loss, ...rewound && { rewound } });
                };
                return [false, true].map(late => {
                    const watched = new Watched('a');
                    tell(watched, 1, 1, 9);
                    tell(watched, 3, 2, 8, late);
                    watched.take(5, 'rewind', { iteration: 2 });
                    const between = [...watched.epochs.keys()];
                    tell(watched, 3, 2, 5);
                    return [between, [...watched.epochs.values()].map(({ loss }) => loss), watched.curves.get('epoch_loss')];
                });
                """)).isEqualTo(json("""
                [[[1], [9, 5], {"x": [2, 4], "y": [9, 5], "epochs": [1, 2]}],
                 [[1], [9, 5], {"x": [2, 4], "y": [9, 5], "epochs": [1, 2]}]]
                """));
    }

    @Test
    void metricsOfOtherUnitsThanSharesHaveChartsOfTheirOwn() {
        assertThat(browser.module("""
                const { CHARTS } = await import('/page/job-lines.js');
                const names = ['iou', 'hd95', 'log_loss', 'loss', 'loss.dice', 'iou.cell', 'psnr', 'rmse', 'r2'];
                const chosen = CHARTS.slice(1).map(([name, , linesOf]) =>
                    [name, linesOf(names.map(metric => `validation_${metric}`), { smoothing: {} }).map(({ label }) => label)]);
                return Object.fromEntries(chosen.filter(([, labels]) => labels.length > 0));
                """)).isEqualTo(json("""
                {"metrics": ["iou", "r2"], "losses": ["log_loss", "loss.dice"], "errors": ["rmse"], "distances": ["hd95"], "noise": ["psnr"]}
                """));
    }

    @Test
    void jobsWhoseNumbersCannotBeComparedHaveACaution() {
        assertThat(browser.module("""
                const { cautions } = await import('/page/compare-parts.js');
                const job = (loss, uri) => ({ spec: { loss: { type: loss }, dataset: { uri } } });
                return [cautions([job('dice', 'a'), job('dice', 'a')]).length,
                    cautions([job('dice', 'a'), job('focal', 'a')]).map(text => text.includes('different losses')),
                    cautions([job('dice', 'a'), job('dice', 'b')]).map(text => text.includes('other examples'))];
                """)).isEqualTo(json("[0,[true],[true]]"));
    }

    @Test
    void jobsOfOneNameAreToldApart() {
        assertThat(browser.module("""
                const { titles } = await import('/page/compare-parts.js');
                const job = (id, name, seed) => ({ id, name, spec: { training: { seed } } });
                const of = (...jobs) => [...titles(jobs).values()];
                return [of(job('a', 'dice', 1), job('b', 'dice', 2), job('c', 'focal', 1)), of(job('a1', 'dice', 1), job('b2', 'dice', 1))];
                """)).isEqualTo(json("""
                        [["dice, seed 1","dice, seed 2","focal"],["dice, a1","dice, b2"]]"""));
    }

    @Test
    void pointThatIsThereIsNotTakenTwice() {
        assertThat(browser.module("""
                const { Curves } = await import('/page/curves.js');
                const curves = new Curves();
                curves.load({ series: { loss: { iterations: [1, 2, 3], values: [3, 'NaN', 1] } } });
                curves.take('metrics', { epoch: 1, first_iteration: 2, series: { loss: [7, 8, 9, 10] } });
                return curves.get('loss');
                """)).isEqualTo(json("{\"x\":[1,2,3,4,5],\"y\":[3,null,1,9,10],\"epochs\":null}"));
    }

    @Test
    void averagesAreForgottenWithWhatIsTakenBackAndGoOnWithWhatIsMissing() {
        assertThat(browser.module("""
                const { Curves } = await import('/page/curves.js');
                const { Smoothed } = await import('/page/smoothed.js');
                const curves = new Curves();
                const tell = (first, ...loss) => curves.take('metrics', { epoch: 1, first_iteration: first, series: { loss } });
                tell(1, 4, 4, 4);
                curves.loadSmoothed(new Smoothed(0.5, { loss: { iterations: [1, 2], values: [4, 4] } }));
                tell(4, 'Infinity', 4);
                const before = curves.get('loss~').y.map(String);
                curves.take('rewind', { iteration: 2 });
                return [before, curves.smoothed];
                """)).isEqualTo(json("[[\"4\",\"4\",\"4\",\"Infinity\",\"4\"],null]"));
    }

    @Test
    void whatIsNotFiniteIsMarkedAndLonelyPointsAreDots() {
        assertThat(browser.module("""
                const { isolated, joined, quantiles } = await import('/page/chart-data.js');
                const y = [1, NaN, 5, Infinity, 0, -3, 2];
                const { data, marks } = joined([{ x: [1, 2, 3, 4, 5, 6, 7], y }], true);
                const many = [[...Array(101).keys()], [...Array(101).keys()]];
                return [data[1], marks.map(({ x, value }) => [x, String(value)]), isolated(data[1], 0, 6), quantiles(many, [true], 0, 100)];
                """)).isEqualTo(json("""
                        [[1,null,5,null,null,null,2],[[2,"NaN"],[4,"Infinity"]],[0,2,6],{"low":2,"high":98,"outside":4}]"""));
    }

    @Test
    void axisOfLogarithmsHasNoPlaceForZero() {
        assertThat(browser.module("""
                const { joined } = await import('/page/chart-data.js');
                return joined([{ x: [-1, 0, 1, 2], y: [1, 2, 3, 4] }], false, true).data;
                """)).isEqualTo(json("[[1,2],[3,4]]"));
    }

    @Test
    void timeGoesOnFromTheJointOfAJobThatIsShown() {
        assertThat(browser.module("""
                const { placer } = await import('/page/axes.js');
                const { Curves } = await import('/page/curves.js');
                const job = (id, parent, at, times) => {
                  const curves = new Curves();
                  curves.loadTimes(times);
                  return { id, curves, job: { parent, started_at: at, progress: {}, data: {} } };
                };
                const first = job('a', null, '1970-01-01T00:00:10Z', { iterations: [10, 20], values: [20, 120] });
                const second = job('b', { job: 'a', iteration: 10 }, '1970-01-01T01:00:00Z', { iterations: [20], values: [3602] });
                const places = (watched, axis, fromStart) => [10, 15, 20].map(placer(watched, axis, fromStart, [first, second]));
                return [places(first, 'elapsed', false), places(second, 'elapsed', false), places(second, 'elapsed', true),
                    places(first, 'clock', true)];
                """)).isEqualTo(json("[[10,60,110],[10,11,12],[0,1,2],[20,70,120]]"));
    }

    @Test
    void verdictsOfGatesAreShownWhateverTheyHold() {
        assertThat(browser.module("""
                const { gates } = await import('/page/job-gates.js');
                const shown = gates({ gates_passed: false, gates: [
                  { metric: 'accuracy', min: 0.9, verdict: 'failed', value: 0.85, interval: [0.8, 0.88] },
                  { metric: '<b>loss</b>', verdict: 'inconclusive', baseline: null }] });
                return [gates({}), gates({ gates: [] }), shown.querySelector('h2').textContent,
                    [...shown.querySelectorAll('td, tbody th')].map(cell => cell.textContent.trim()), shown.querySelectorAll('b').length];
                """)).isEqualTo(json("""
                        [null,null,"Gates: not passed",["accuracy","0.9","✕ failed","0.85","[0.8,0.88]","–",
                         "<b>loss</b>","–","• inconclusive","–","–","–"],0]"""));
    }

    @Test
    void whatIsReadStaysAsItWasLeft() {
        assertThat(browser.module("""
                const { renew } = await import('/page/renew.js');
                const { h } = await import('/page/dom.js');
                const element = document.body.appendChild(h('div'));
                const part = rows => [
                  h('p', {}, 'same'),
                  h('details', {}, h('summary', {}, 'more'), `${rows} rows`),
                  h('div', { class: 'scroll', style: { height: '50px' } }, h('div', { style: { height: '900px' } }, h('a', { href: '#' }, rows)))];
                renew(element, part(1));
                const first = element.querySelector('p');
                renew(element, part(1));
                const same = first === element.querySelector('p');
                element.querySelector('details').open = true;
                element.querySelector('.scroll').scrollTop = 30;
                element.querySelector('a').focus({ preventScroll: true });
                renew(element, part(2));
                const kept = [element.querySelector('details').open, element.querySelector('.scroll').scrollTop,
                    document.activeElement === element.querySelector('a'), element.querySelector('a').textContent];
                element.remove();
                return [same, ...kept];
                """)).isEqualTo(json("[true,true,30,true,\"2\"]"));
    }
}
