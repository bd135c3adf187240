package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.database.TestDatabaseConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The page's document and files as they are served. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "descent.roles=api")
@Import(TestDatabaseConfiguration.class)
class PageFilesTest {
    private static final Path SOURCES = Path.of("src/main/resources/static/page");
    private static final Pattern REFERENCE = Pattern.compile("(?:src=|href=|from )[\"']([^\"'#]+)[\"']");
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1_000_000))
                .build();
    }

    @Test
    void documentMayLoadFromItsOwnOriginAlone() {
        HttpHeaders headers = get("/").getResponseHeaders();

        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(headers.getContentType()).isEqualTo(MediaType.parseMediaType("text/html;charset=utf-8"));
        assertThat(headers.getCacheControl()).isEqualTo("no-cache");
    }

    @Test
    void documentHasNothingThatThePolicyRefuses() {
        assertThat(text("/"))
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\s(style|on[a-z]+)=")
                .doesNotContainPattern("(src|href)=\"(https?:|//)");
    }

    @Test
    void everyFileIsReachedFromTheDocumentAndServedAsWhatItIs() throws IOException {
        Set<String> reached = new TreeSet<>();
        Deque<String> waiting = new ArrayDeque<>(Set.of("/"));
        while (!waiting.isEmpty()) {
            String path = waiting.pop();
            Matcher references = REFERENCE.matcher(path.contains("/uplot/") ? "" : text(path));
            while (references.find()) {
                String next = URI.create(path).resolve(references.group(1)).getPath();
                if (next.startsWith("/page/") && reached.add(next)) {
                    waiting.push(next);
                }
            }
        }

        assertThat(reached).allSatisfy(path -> assertThat(
                        get(path).getResponseHeaders().getContentType().toString())
                .startsWith(TYPES.get(path.substring(path.lastIndexOf('.') + 1))));
        assertThat(reached).contains("/page/uplot/uPlot.esm.js", "/page/uplot/uPlot.min.css");
        assertThat(reached).containsAll(sources());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/main.js", "/page/page.css", "/page/uplot/uPlot.esm.js"})
    void filesAreAskedForAgainByTheirContent(String path) {
        HttpHeaders headers = get(path).getResponseHeaders();

        assertThat(headers.getCacheControl()).isEqualTo("no-cache");
        assertThat(headers.getLastModified()).isEqualTo(-1);
        client.get()
                .uri(path)
                .header(HttpHeaders.IF_NONE_MATCH, headers.getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/page/",
                "/page/nothing.js",
                "/page/uplot/",
                "/index.html",
                "/static/index.html",
                "/webjars/uplot/1.6.30/package.json",
                "/application.yml"
            })
    void nothingElseIsServed(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private EntityExchangeResult<byte[]> get(String path) {
        return client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private String text(String path) {
        return new String(get(path).getResponseBodyContent(), StandardCharsets.UTF_8);
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> "/page/" + file.getFileName()).collect(Collectors.toSet());
        }
    }
}
