package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page's scripts by themselves: jobs that tell more than can be shown, answers that overtake each other, and answers that fail. */
class BusyScriptIT extends ScriptTest {
    @Test
    void answerThatWasOvertakenChangesNothing() {
        assertThat(browser.module("""
                const { Watched } = await import('/page/watched.js');
                const watched = new Watched('a job');
                let late;
                const overtaken = watched.ask(() => new Promise(resolve => { late = resolve; }));
                await watched.ask(async () => 'paused');
                late('running');
                await overtaken;
                return watched.job;
                """)).isEqualTo(json("\"paused\""));
    }

    @Test
    void workIsDoneHoweverOftenItIsWantedAnew() {
        assertThat(browser.module("""
                const { Due } = await import('/page/due.js');
                return new Promise(resolve => {
                  const due = new Due(() => { clearInterval(wanting); resolve('done'); });
                  const wanting = setInterval(() => due.within(100), 10);
                });
                """)).isEqualTo(json("\"done\""));
    }

    @Test
    void averagesAreAskedForHoweverOftenValuesCome() {
        assertThat(browser.module("""
                const { SmoothSlider } = await import('/page/smooth-slider.js');
                return new Promise(resolve => {
                  const job = { curves: { smoothed: null }, smooth: async share => { clearInterval(telling); resolve(share); } };
                  const slider = new SmoothSlider([job], () => {}, new AbortController().signal);
                  slider.share = 0.9;
                  const telling = setInterval(() => slider.update(), 10);
                });
                """)).isEqualTo(json("0.9"));
    }

    @Test
    void manyJobsAreDrawnTogether() {
        assertThat(browser.module("""
                const { LiveJobs } = await import('/page/live.js');
                const event = (job, at) => `id: ${job}:${at}\\nevent: metrics\\ndata: {"job": "${job}", "epoch": 1,
                  "first_iteration": ${at}, "series": {"loss": [1]}}`.replaceAll('\\n  ', ' ') + '\\n\\n';
                const jobs = ['a', 'b'];
                const told = [1, 2, 3, 4].flatMap(at => jobs.map(job => event(job, at))).join('');
                const asked = window.fetch;
                let streams = 0;
                window.fetch = async path => !path.startsWith('/v1/events') ? Response.json({ id: path })
                  : streams++ ? new Response(null, { status: 204 }) : new Response(told);
                const drawn = await new Promise(resolve => {
                  const seen = [];
                  const changed = what => {
                    seen.push(what);
                    if (seen.includes('job') && seen.includes('curves')) {
                      resolve(seen.filter(each => each === 'curves').length);
                    }
                  };
                  const live = new LiveJobs(jobs, { changed, state: () => {} });
                  live.run(new AbortController().signal);
                });
                window.fetch = asked;
                return drawn;
                """)).isEqualTo(json("1"));
    }

    @Test
    void jobIsAskedForAgainWhereTheAnswerToItsEndFailed() {
        assertThat(browser.module("""
                const { LiveJobs } = await import('/page/live.js');
                const asked = window.fetch;
                let [streams, questions] = [0, 0];
                window.fetch = async path => {
                  if (path.startsWith('/v1/events')) {
                    const end = 'id: a:1\\nevent: end\\ndata: {"job": "a", "status": "succeeded"}\\n\\n';
                    return streams++ ? new Response(null, { status: 204 }) : new Response(end);
                  } else if (questions++ === 0) {
                    throw new TypeError('cut off');
                  }
                  return Response.json({ status: 'succeeded' });
                };
                const status = await new Promise(resolve => {
                  const live = new LiveJobs(['a'], { changed: () => resolve(live.jobs.get('a').job.status), state: () => {} });
                  live.run(new AbortController().signal);
                });
                window.fetch = asked;
                return status;
                """)).isEqualTo(json("\"succeeded\""));
    }

    @Test
    void logIsWrittenAnewOnlyWhereItTellsMore() {
        assertThat(browser.module("""
                const { logTab } = await import('/page/job-log.js');
                const tell = data => ({ kind: 'warning', data: { message: data, at: '1970-01-01T00:00:00Z' } });
                const watched = { job: { data: {} }, log: new Map([[1, tell('one')]]) };
                const tab = logTab(watched, null);
                const row = tab.element.querySelector('tbody tr');
                tab.update();
                const same = row === tab.element.querySelector('tbody tr');
                watched.log.set(2, tell('two'));
                tab.update();
                return [same, tab.element.querySelectorAll('tbody tr').length];
                """)).isEqualTo(json("[true,2]"));
    }

    @Test
    void curveInTheListIsDrawnAgainWhereItsJobWentOnMeanwhile() {
        assertThat(browser.module("""
                const { JobRow } = await import('/page/job-row.js');
                const job = iteration => ({ id: 'a', name: 'a', status: 'running', attempt: 1, progress: { iteration }, metrics: {}, tags: {} });
                const asked = window.fetch;
                const answers = [];
                window.fetch = () => new Promise(resolve => { answers.push(resolve); });
                const answer = async (x, y) => {
                  answers.shift()(Response.json({ series: { loss: { iterations: x, values: y } } }));
                  await new Promise(resolve => setTimeout(resolve, 50));
                };
                const row = new JobRow('a', () => {}, null);
                row.show(true);
                row.update(job(1));
                row.update(job(2));
                await answer([1], [9]);
                row.update(job(2));
                await answer([1, 2], [9, 7]);
                window.fetch = asked;
                return row.element.querySelector('.sparkline').getAttribute('aria-label');
                """)).isEqualTo(json("\"loss from 9 to 7\""));
    }
}
