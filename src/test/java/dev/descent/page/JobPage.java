package dev.descent.page;

/** The page of one job, and the way to it through the form. */
record JobPage(Browser browser) {
    /** Iterations of a slow job: fewer than are thinned, and enough to be watched. */
    static final long SLOW = 3000;

    /** Submits a job on the spirals, and comes to its page. */
    void submit(String name, String epochs) {
        submit(name, epochs, "[16]");
    }

    void submitSlow(String name) {
        submit(name, "200", "[1024, 1024]");
    }

    private void submit(String name, String epochs, String hidden) {
        browser.open("/new");
        browser.type("#job-name", name);
        browser.type("[data-path='model.hidden'] input", hidden);
        browser.type("[data-path='training.epochs'] input", epochs);
        browser.awaitText(".dry-run", "It can be trained");
        browser.find("button[type='submit']").click();
        browser.awaitText("h1", name);
    }

    /** The id of the job that is shown. */
    String id() {
        return String.valueOf(browser.script("return location.hash.replace('#/jobs/', '').split('?')[0]"));
    }

    /** The selector of a chart. */
    static String chart(String name) {
        return "[data-chart='" + name + "']";
    }

    /** How many points a line of a chart has. */
    long points(String chart, String line) {
        return Long.parseLong(
                browser.find(chart(chart) + " [data-line='" + line + "']").getAttribute("data-points"));
    }

    long shownIterations() {
        return points("loss", "loss");
    }
}
