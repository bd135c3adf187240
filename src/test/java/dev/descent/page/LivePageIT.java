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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
        Api api = new Api(port);
        for (String status : new String[] {"queued", "running", "paused"}) {
            JsonNode list = JsonMapper.shared()
                    .readTree(api.send("GET", "/v1/jobs?status=" + status, "").body());
            for (JsonNode job : list.get("data")) {
                api.send("POST", "/v1/jobs/" + job.get("id").asString() + "/cancel", "");
            }
        }
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
    void answerThatWasOvertakenChangesNothing() {
        browser.open("/jobs");
        browser.find("h1");
        JsonNode shown = browser.module("""
                const { Watched } = await import('/page/live.js');
                const watched = new Watched('a job');
                let late;
                const overtaken = watched.ask(() => new Promise(resolve => { late = resolve; }));
                await watched.ask(async () => 'paused');
                late('running');
                await overtaken;
                return watched.job;
                """);
        assertThat(shown.asString()).isEqualTo("paused");
    }

    @Test
    void jobIsAskedForHoweverOftenItTellsSomething() {
        browser.open("/jobs");
        browser.find("h1");
        JsonNode done = browser.module("""
                const { Due } = await import('/page/due.js');
                let done = 0;
                const due = new Due(() => done++);
                for (let told = 0; told < 60; told++) {
                  due.within(100);
                  await new Promise(resolve => setTimeout(resolve, 10));
                }
                return done;
                """);
        assertThat(done.asInt()).isPositive();
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
        browser.requests();
        int before = browser.requests().size();
        browser.open("/compare?jobs=%s,%s".formatted(first, second));
        browser.await(shown -> page.points("loss", first) > 100 && page.points("loss", second) > 100);
        assertThat(browser.requests().stream().skip(before).filter(url -> url.contains("/events")))
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
        browser.find(".actions [href*='go_on']").click();
        browser.await(shown -> json().contains("\"start_from\""));
        ObjectNode changed = (ObjectNode) new JsonMapper().readTree(json());
        changed.put("loss", "focal").withObject("training").put("epochs", 14);
        browser.type("#job-json", changed.toString());
        browser.awaitText(".dry-run", "It can be trained");
        browser.find("button[type='submit']").click();
        browser.awaitText(".facts", "iteration 180");
        browser.awaitText(".badge", "succeeded");
        browser.await(shown -> page.shownIterations() == 30);
    }

    @Test
    void fileIsUploadedAndLookedAt() throws Exception {
        Path table = Files.writeString(files.resolve("sizes.csv"), "width,kind\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n");
        browser.open("/new");
        browser.find("[name='dataset.format'] [value='csv']").click();
        browser.type("[data-path='dataset.format.target'] input", "kind");
        browser.find("#upload").sendKeys(table.toString());
        page.press("fieldset", "Upload");
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
        browser.find("#loss-places").click();
        browser.await(
                shown -> browser.find(".loss-place img").getAttribute("alt").equals("where the loss lies"));
        assertThat(browser.find(".loss-place").getText()).startsWith("own loss").contains("yellow is");
        browser.find("#placed-loss [value='cross_entropy']").click();
        browser.awaitText(".loss-place", "cross_entropy");
        Path image = files.resolve("cell.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        browser.find("#try-image").sendKeys(image.toString());
        page.press(".try", "Predict");
        browser.await(shown -> isDrawn(".try canvas"));
        assertThat(browser.find(".try canvas").getAttribute("aria-label"))
                .isEqualTo("cell.png, with the predicted mask");
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
        return String.valueOf(browser.find("#job-json").getAttribute("value"));
    }

    /** A canvas has a usual size until it is drawn. */
    private boolean isDrawn(String css) {
        WebElement canvas = browser.find(css);
        return !"300".equals(canvas.getAttribute("width"));
    }
}
