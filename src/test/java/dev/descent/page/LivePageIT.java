package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.Api;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** What people do with jobs on the page. */
class LivePageIT extends BrowserTest {
    private static final String ENDLESS = """
            {"name": "%s", "tags": {"kind": "%s"}, "dataset": {"uri": "sample:spirals"},
             "model": {"type": "mlp", "hidden": [256, 256]}, "loss": "cross_entropy", "training": {"epochs": 100000}}
            """;

    @TempDir
    private static Path files;

    @AfterEach
    void cancelJobs() throws Exception {
        new Api(port).cancelAll();
    }

    @Test
    void jobIsPausedAndResumedAndGoesOnFromThere() throws Exception {
        open("paused");
        browser.await(shown -> page.shownIterations() > 0);
        page.act("Pause");
        browser.awaitText(".badge", "paused");
        long before = page.shownIterations();
        page.act("Resume");
        browser.awaitText(".badge", "running");
        browser.await(shown -> page.shownIterations() > before);
        assertThat(page.window("loss")[0]).isEqualTo(1);
    }

    @Test
    void newestPartIsFollowed() throws Exception {
        open("followed");
        browser.await(shown -> page.shownIterations() > 100);
        page.press(".view-tools", "Follow");
        browser.await(shown -> page.window("loss")[0] > 1);
        double end = page.window("loss")[1];
        browser.await(shown -> page.window("loss")[1] > end);
        browser.await(shown -> browser.hash().contains("follow=1"));
    }

    @Test
    void jobThatTellsNothingIsCalledStale() throws Exception {
        open("silent");
        browser.await(shown -> page.shownIterations() > 0);
        page.act("Pause");
        browser.awaitText(".badge", "paused");
        assertThat(browser.find(".stale").isDisplayed()).isFalse();
        browser.script("const now = Date.now; window.later = 40_000; Date.now = () => now() + window.later");
        browser.awaitText(".stale", "stale: nothing came for");
        browser.script("window.later = 0");
        browser.await(shown -> !browser.find(".stale").isDisplayed());
    }

    @Test
    void severalJobsAreFollowedByOneStream() throws Exception {
        Api api = new Api(port);
        String first = api.submit(ENDLESS.formatted("one", "stream"));
        String second = api.submit(ENDLESS.formatted("two", "stream"));
        browser.open("/compare?jobs=%s,%s".formatted(first, second));
        browser.await(shown -> page.points("loss", first) > 100 && page.points("loss", second) > 100);
        // pages of earlier tests may still ask for their own jobs
        assertThat(browser.requests().stream()
                        .filter(url -> url.contains("/events"))
                        .filter(url -> url.contains(first) || url.contains(second)))
                .singleElement()
                .asString()
                .contains(first, second);

        browser.open("/jobs?status=running&tag=kind:stream");
        browser.await(shown -> browser.all("tbody tr").size() == 2);
        browser.type("[name='name']", "two");
        browser.await(shown -> browser.all("tbody tr").size() == 1);
        assertThat(browser.hash()).contains("name=two", "status=running", "tag=kind:stream");
    }

    @Test
    void jobGoesOnWithAnotherLoss() throws Exception {
        String first = jobs().first();
        browser.open("/jobs/" + first);
        browser.awaitText(".badge", "succeeded");
        browser.click(".actions [href*='go_on']");
        browser.await(shown -> json().contains("\"start_from\""));
        browser.click("[name='loss'] [value='focal']");
        browser.type("[data-path='training.epochs'] input", "14");
        browser.awaitText(".dry-run", "It can be trained");
        browser.click("button[type='submit']");
        browser.awaitText(".facts", "iteration 180");
        browser.awaitText(".badge", "succeeded");
        browser.await(shown -> page.shownIterations() == 30);
        assertThat(browser.find("[aria-label='Where it went on']").getText())
                .contains("After iteration 180 of first: loss: sum → focal, training.epochs: 12 → 14.");
    }

    @Test
    void fileIsUploadedAndLookedAt() throws Exception {
        Path table = Files.writeString(files.resolve("sizes.csv"), "width,kind\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n");
        browser.open("/new");
        browser.click("[name='dataset.format'] [value='csv']");
        browser.type("[data-path='dataset.format.target'] input", "kind");
        browser.find("#upload").sendKeys(table.toString());
        browser.awaitText(".preview", "sizes.csv");
        browser.awaitText(".preview", "width");
        browser.await(shown -> json().contains("\"uri\": \"dataset:"));
        browser.awaitText(".dry-run", "It can be trained");
        assertThat(browser.find("pre").getText()).startsWith("curl ").contains("dataset:");
    }

    @Test
    void masksLieOverTheirImages() throws Exception {
        String job = TrainedJobs.trained(new Api(port), """
                {"dataset": {"uri": "sample:blood-cell-masks"}, "model": {"type": "unet", "base_channels": 4, "depth": 2},
                 "loss": "dice", "training": {"epochs": 1}}
                """);
        browser.open("/jobs/" + job + "?tab=samples");
        browser.await(shown -> isDrawn(".samples canvas"));
        browser.click("#loss-places");
        browser.await(shown -> browser.attribute(".loss-place img", "alt").equals("where the loss lies"));
        assertThat(browser.find(".loss-place").getText()).startsWith("own loss").contains("yellow is");
        browser.click("#placed-loss [value='cross_entropy']");
        browser.awaitText(".loss-place", "cross_entropy");
        Path image = files.resolve("cell.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        browser.find("#try-image").sendKeys(image.toString());
        page.press(".try", "Predict");
        browser.await(shown -> isDrawn(".try canvas"));
        assertThat(browser.attribute(".try canvas", "aria-label")).isEqualTo("cell.png, with the predicted mask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/compare", "/new", "/losses"})
    void pageFitsAPhone(String address) {
        try (Browser phone = new Browser(port)) {
            phone.bePhone();
            phone.open(address);
            phone.find("h1");
            assertThat(phone.isTooWide()).isFalse();
        }
    }

    private void open(String name) throws Exception {
        browser.open("/jobs/" + new Api(port).submit(ENDLESS.formatted(name, "alone")));
    }

    private String json() {
        return String.valueOf(browser.attribute("#job-json", "value"));
    }

    /** A canvas has a usual size until it is drawn. */
    private boolean isDrawn(String css) {
        WebElement canvas = browser.find(css);
        return !"300".equals(canvas.getAttribute("width"));
    }
}
