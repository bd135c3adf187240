package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page's scripts by themselves: jobs of many millions of iterations. */
class LongScriptIT extends ScriptTest {
    @Test
    void curveThatComesLiveStaysShortAndLosesNoSpike() {
        assertThat(browser.module("""
                const { Curves } = await import('/page/curves.js');
                const curves = new Curves();
                for (let first = 1; first <= 1_000_000; first += 10_000) {
                  const loss = Array.from({ length: 10_000 }, (_, i) => Math.sin((first + i) / 1e5));
                  if (first === 500_001) {
                    loss[77] = 99;
                    loss[78] = 'NaN';
                  }
                  curves.take('metrics', { epoch: 1, first_iteration: first, series: { loss } });
                }
                const { x, y } = curves.get('loss');
                const rises = x.every((at, i) => i === 0 || at > x[i - 1]);
                return [x.length <= 20_000, rises, x[0], x.at(-1), x[y.indexOf(99)], x[y.findIndex(Number.isNaN)]];
                """)).isEqualTo(json("[true,true,1,1000000,500078,500079]"));
    }

    @Test
    void whatIsThinnedTwiceIsWhatIsThinnedAtOnce() {
        assertThat(browser.module("""
                const { thin } = await import('/page/thin.js');
                const column = (from, to) => {
                  const x = Array.from({ length: to - from }, (_, i) => from + i);
                  return { x, y: x.map(at => (at * 7919) % 1009), epochs: null };
                };
                const [whole, grown] = [column(1, 4097), column(1, 2049)];
                thin(whole, 0, 256);
                thin(grown, 0, 256);
                const rest = column(2049, 4097);
                grown.x.push(...rest.x);
                grown.y.push(...rest.y);
                thin(grown, 0, 256);
                return [whole.x.length <= 256, JSON.stringify(whole) === JSON.stringify(grown)];
                """)).isEqualTo(json("[true,true]"));
    }

    @Test
    void manyValuesThatAreNotFiniteAreThinned() {
        assertThat(browser.module("""
                const { thin } = await import('/page/thin.js');
                const x = Array.from({ length: 30_000 }, (_, i) => i + 1);
                const column = { x, y: x.map(at => (at < 100 ? 1 : NaN)), epochs: null };
                thin(column);
                return [column.x.length <= 5000, column.y.length === column.x.length, column.x.at(-1)];
                """)).isEqualTo(json("[true,true,30000]"));
    }

    @Test
    void curveSaysHowManyOfItsValuesAreDrawn() {
        assertThat(browser.module("""
                const { AXES } = await import('/page/axes.js');
                const { outside } = await import('/page/chart-frame.js');
                const of = (x, min, max) => outside({ name: 'loss', axis: AXES.iteration, marks: [], lines: [{ on: true }, { on: true }],
                    columns: [{ x, epochs: null }, { x: [1, 9000], epochs: [1, 2] }], view: { window: () => [min, max] } });
                return [of([1, 2, 3], 1, 3), of([1, 4000, 9000], 1, 9000), of([1, 2, 3, 9000], 1, 3)];
                """)).isEqualTo(json("""
                        [[],["Of 9,000 values in view 3 are drawn: of each stretch the first, last, smallest and largest."],[]]"""));
    }

    /** Averages have a line of their own, and stand for values that are counted already. */
    @Test
    void whatIsNotFiniteIsCountedOnceAndInView() {
        assertThat(browser.module("""
                const { AXES } = await import('/page/axes.js');
                const { outside } = await import('/page/chart-frame.js');
                const marks = [1, 2, 3].flatMap(x => [{ x, line: 0, value: NaN }, { x, line: 1, value: NaN }]);
                const x = [1, 2, 3, 9];
                const of = (min, max) => outside({ name: 'loss', axis: AXES.iteration, marks, view: { window: () => [min, max] },
                    lines: [{ key: 'loss', on: true }, { key: 'loss~', on: true }], columns: [{ x, epochs: null }, { x, epochs: null }] });
                return [of(1, 9), of(3, 4)];
                """)).isEqualTo(json("""
                        [["3 of the points in view are not finite: NaN.",
                          "Of 9 values in view 4 are drawn: of each stretch the first, last, smallest and largest."],
                         ["1 of the points in view is not finite: NaN."]]"""));
    }

    @Test
    void placesKeepTheirDigits() {
        assertThat(browser.module("""
                const { number, percent, place } = await import('/page/format.js');
                return [place(12345678), place(0.25), place(1234567.5), number(1234567.8, 5), number(0.00012361), percent(0.9999), percent(1), percent(0)];
                """)).isEqualTo(json("""
                        ["12,345,678","0.25","1,234,567.5","1.2346e6","1.236e-4","99.9 %","100 %","0 %"]"""));
    }

    @Test
    void hiddenTabLetsItsStreamGoAndBeginsAnewWhenItIsSeen() {
        assertThat(browser.module("""
                const { LiveJobs } = await import('/page/live.js');
                const [asked, later] = [window.fetch, window.setTimeout];
                const hide = hidden => {
                  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
                  document.dispatchEvent(new Event('visibilitychange'));
                };
                const told = [];
                let streams = 0;
                window.setTimeout = (work, milliseconds) => later(work, milliseconds / 100);
                window.fetch = async (path, { signal }) => {
                  told.push(path.split('?')[0]);
                  if (path.startsWith('/v1/events')) {
                    return streams++ > 0 ? new Response(null, { status: 204 }) : new Promise((_, fail) => {
                      signal.addEventListener('abort', () => { told.push('let go'); fail(signal.reason); });
                    });
                  }
                  return Response.json(path.includes('metrics') ? { last_seq: 7, ended: false, series: {} } : { data: [] });
                };
                const live = new LiveJobs(['a'], { changed: what => told.push(what), state: () => {} });
                const run = live.run(new AbortController().signal);
                hide(true);
                await new Promise(resolve => later(resolve, 200));
                told.push('seen');
                hide(false);
                await run;
                delete document.hidden;
                [window.fetch, window.setTimeout] = [asked, later];
                return told;
                """)).isEqualTo(json("""
                        ["/v1/events","let go","seen","/v1/jobs/a/metrics","/v1/jobs/a","/v1/jobs/a/events","job","curves","/v1/events"]"""));
    }
}
