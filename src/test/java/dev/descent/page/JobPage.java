package dev.descent.page;

import java.util.stream.Stream;
import org.openqa.selenium.WebElement;

/** The page of one job, and the way to it through the form. */
record JobPage(Browser browser) {
    /** Iterations of a slow job: fewer than are thinned, and enough to be watched. */
    static final long SLOW = 1500;

    /** Submits a job on the spirals, and comes to its page. */
    void submit(String name, String epochs) {
        submit(name, epochs, "[16]");
    }

    void submitEndless(String name) {
        submit(name, "100000", "[1024, 1024]");
    }

    void submitSlow(String name) {
        submit(name, "100", "[1024, 1024]");
    }

    private void submit(String name, String epochs, String hidden) {
        browser.open("/new");
        browser.type("#job-name", name);
        browser.type("[data-path='model.hidden'] input", hidden);
        browser.type("[data-path='training.epochs'] input", epochs);
        browser.awaitText(".dry-run", "It can be trained");
        browser.click("button[type='submit']");
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
        return Long.parseLong(browser.attribute(chart(chart) + " [data-line='" + line + "']", "data-points"));
    }

    /** A line's value as its legend tells it. */
    String figure(String chart, String line) {
        return browser.find(chart(chart) + " [data-line='" + line + "'] .figure")
                .getText();
    }

    /** The range of x that a chart shows. */
    double[] window(String chart) {
        return range(chart, "data-window");
    }

    double[] height(String chart) {
        return range(chart, "data-height");
    }

    private double[] range(String chart, String attribute) {
        String[] ends = browser.attribute(chart(chart) + "[" + attribute + "]", attribute)
                .split("\\.\\.");
        return new double[] {Double.parseDouble(ends[0]), Double.parseDouble(ends[1])};
    }

    /** Presses a button with a text, of the first part of the page that a selector finds. */
    void press(String css, String text) {
        browser.await(shown -> {
            click(css, text);
            return true;
        });
    }

    /** Fails where there is no such button now. */
    private void click(String css, String text) {
        buttons(css, text).findFirst().orElseThrow().click();
    }

    /**
     * Presses one of the job's buttons until it is gone, as it is once the job has changed: what is above may move at that moment, and a
     * press that hits nothing is not told.
     */
    void act(String text) {
        browser.await(shown -> {
            if (isThere(text)) {
                click(".actions", text);
            }
            return !isThere(text);
        });
    }

    private boolean isThere(String text) {
        browser.find(".actions");
        return buttons(".actions", text).findAny().isPresent();
    }

    private Stream<WebElement> buttons(String css, String text) {
        return browser.all(css + " button").stream()
                .filter(button -> button.getText().equals(text));
    }

    long shownIterations() {
        return points("loss", "loss");
    }
}
