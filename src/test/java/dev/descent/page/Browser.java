package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that looks at one service, and remembers what it asked for and what it complained of. */
final class Browser implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ChromeDriver driver;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    /** @param port of the service on this machine */
    Browser(int port) {
        origin = "http://localhost:" + port;
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(PROGRAM.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1300,900");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .withTimeout(PATIENCE)
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    static boolean isHere() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER);
    }

    /** @param address what stands after #, such as {@code /jobs} */
    void open(String address) {
        driver.get("about:blank");
        driver.get(origin + "/#" + address);
    }

    WebElement find(String css) {
        return await(page -> page.findElement(By.cssSelector(css)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Presses what is there, and what comes in its place where the page is just drawn anew. */
    void click(String css) {
        await(page -> {
            page.findElement(By.cssSelector(css)).click();
            return true;
        });
    }

    String attribute(String css, String name) {
        return await(page -> page.findElement(By.cssSelector(css)).getAttribute(name));
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Waits until an element has a text. */
    void awaitText(String css, String part) {
        await(page -> page.findElement(By.cssSelector(css)).getText().contains(part));
    }

    /** Waits until a condition holds; elements that are not there, or no longer, do not fulfil it. */
    <T> T await(Function<WebDriver, T> condition) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> condition.apply(driver), value -> value != null && !Boolean.FALSE.equals(value));
    }

    /** What axe finds that keeps people with disabilities from using the page, if it is serious. */
    List<String> barriers() throws IOException {
        driver.executeScript(new ClassPathResource("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")
                .getContentAsString(StandardCharsets.UTF_8));
        Object found = driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run(document, {resultTypes: ['violations']}).then(
                  all => done(all.violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
                    .flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => `${id}: ${html} ${failureSummary}`))),
                  fault => done([String(fault)]));
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** What stands behind # in the address, with it. */
    String hash() {
        return String.valueOf(script("return location.hash"));
    }

    Object script(String code) {
        return driver.executeScript(code);
    }

    /** What a piece of asynchronous code returns, as text of JSON; it may import the page's modules. */
    JsonNode module(String code) {
        Object answer = driver.executeAsyncScript("""
                const done = arguments[0];
                (async () => {
                %s
                })().then(value => done(JSON.stringify(value)), fault => done(JSON.stringify({fault: String(fault)})));
                """.formatted(code));
        return JsonMapper.shared().readTree(String.valueOf(answer));
    }

    Actions mouse() {
        return new Actions(driver);
    }

    /** As on a phone that is held upright. */
    void bePhone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 800, "deviceScaleFactor", 1, "mobile", true));
    }

    /** Whether the page has to be moved sideways. */
    boolean isTooWide() {
        return Boolean.TRUE.equals(script("return document.documentElement.scrollWidth > innerWidth"));
    }

    /** URLs of all requests so far. */
    List<String> requests() {
        driver.manage().logs().get("performance").getAll().stream()
                .map(entry -> JsonMapper.shared().readTree(entry.getMessage()).get("message"))
                .filter(message -> message.get("method").asString().equals("Network.requestWillBeSent"))
                .map(message -> message.at("/params/request/url"))
                .map(JsonNode::asString)
                .forEach(requests::add);
        return List.copyOf(requests);
    }

    /** What the console has of errors, also those of the content security policy. */
    List<String> complaints() {
        driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                // browsers log every answer that tells of a fault, and a check while one types may
                .filter(message -> !message.contains("dry_run=true - Failed to load resource"))
                .forEach(complaints::add);
        return List.copyOf(complaints);
    }

    /** Nothing went wrong, and nothing was asked of anybody but the service. */
    void assertClean() {
        assertThat(complaints()).isEmpty();
        assertThat(requests())
                .isNotEmpty()
                .allMatch(url ->
                        url.startsWith(origin + "/") || url.startsWith("data:") || url.startsWith("blob:" + origin));
    }

    /** As the page is seen by people who like it dark. */
    void preferDark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
