package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.RawHttp;
import dev.descent.ServiceTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Every operation of the contract, asked as a browser of another site, a scanner or a fuzzer would. */
@TestPropertySource(properties = "descent.roles=api")
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest extends ServiceTest {
    private static final String HOST = "Host: localhost";
    private static final String ID = "0199ffff-ffff-7fff-bfff-ffffffffffff";

    private static final List<String> HOSTILE = List.of(
            "%20",
            "%00",
            "%0a",
            "%7f",
            "%c2%85",
            "%2f",
            "%2F..%2f",
            "%5c",
            "%2e%2e",
            "..",
            ".",
            "%",
            "%2",
            "%zz",
            "%25%",
            "%ff",
            "%ED%A0%80",
            "%C0%80",
            "%E2%80%AE",
            "%F0%9F%98%80",
            "+",
            ";",
            "a;b=c",
            "//",
            "\\",
            "{x}",
            "|",
            "\"",
            "<a>",
            "caf\u00e9",
            "'%20or%201=1--",
            "-1",
            "0",
            "1e3",
            "0x10",
            "1%200",
            "99999999999999999999",
            "null",
            "NaN",
            "*",
            "%2a",
            ",",
            "%2c%2c",
            "a".repeat(1500));

    private String job = ID;

    static Stream<String> operations() {
        return Contract.shipped().operations().stream();
    }

    @BeforeEach
    void submit() throws IOException {
        String accepted = post(
                "/v1/jobs",
                "application/json",
                "{\"dataset\":{\"uri\":\"sample:sine\"},\"model\":\"mlp\",\"loss\":\"mse\"}");
        job = accepted.replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hostileValuesAreNoErrorOfTheService(String operation, CapturedOutput output) throws IOException {
        String[] parts = operation.split(" ");
        for (String target : targets(parts[0], parts[1])) {
            String answer = ask(parts[0], target, HOST);

            int status = RawHttp.status(answer);
            assertThat(status).as("%s %s", parts[0], target).isBetween(200, 499);
            assertThat(status < 400 || answer.contains("application/problem+json") || isHead(parts[0]))
                    .as("%s %s is a problem", parts[0], target)
                    .isTrue();
        }
        assertThat(output).doesNotContain("Exception");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void oneHostOfTheServicesOwnIsNamed(String operation) throws IOException {
        String method = operation.split(" ")[0];
        String target = operation.split(" ")[1].replaceAll("\\{[a-z]+}", ID);

        assertThat(RawHttp.status(ask(method, target))).isEqualTo(400);
        assertThat(RawHttp.status(ask(method, target, HOST, HOST))).isEqualTo(400);
        assertThat(RawHttp.status(ask(method, target, "Host: evil.example"))).isEqualTo(421);
        assertThat(RawHttp.ask(port, method + " " + target + " HTTP/1.0\n\n")).contains(" 400 ");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void pagesOfOtherOriginsChangeNothing(String operation) throws IOException {
        String method = operation.split(" ")[0];
        String target = operation.split(" ")[1].replaceAll("\\{[a-z]+}", ID);
        boolean safe = method.equals("GET") || method.equals("HEAD");

        String foreign = ask(method, target, HOST, "Origin: http://evil.example", "Sec-Fetch-Site: cross-site");
        assertThat(RawHttp.status(foreign) == 403).isEqualTo(!safe);
        String own = ask(method, target, HOST, "Origin: http://localhost", "Sec-Fetch-Site: same-origin");
        assertThat(RawHttp.status(own)).isNotEqualTo(403).isNotZero();
    }

    @Test
    void uploadFromAnotherSiteIsRefusedAndFromThePageOfTheServiceIsNot() throws IOException {
        assertThat(RawHttp.status(upload("a.csv", "Origin: http://evil.example\nSec-Fetch-Site: cross-site\n")))
                .isEqualTo(403);
        assertThat(RawHttp.status(upload("a.csv", "Origin: null\n"))).isEqualTo(403);
        assertThat(RawHttp.status(upload("a.csv", "Origin: http://localhost\n")))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/openapi.yaml",
                "/v1/system",
                "/v1/jobs?limit=0",
                "/nowhere",
                "/%zz",
                "/actuator/health",
                "/actuator/health/x"
            })
    void everyAnswerIsWhatItSays(String target) throws IOException {
        assertThat(ask("GET", target, HOST)).contains("X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/system",
                "/v1/jobs",
                "/v1/jobs?limit=0",
                "/nowhere",
                "/%zz",
                "/v1/catalog/losses",
                "/actuator/health/x"
            })
    void jsonEndsWithALine(String target) throws IOException {
        assertThat(ask("GET", target, HOST)).endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "PUT", "CONNECT", "get"})
    void otherMethodsAreToldWhichThereAre(String method) throws IOException {
        assertThat(ask(method, "/v1/jobs", HOST)).startsWith("HTTP/1.1 405").contains("POST", "GET", "The method is");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/jobs, text/csv, application/json",
        "/v1/jobs, application/x-www-form-urlencoded, application/json",
        "/v1/jobs, nonsense, application/json",
        "/v1/jobs, '', application/json",
        "/v1/datasets, text/csv, application/json or multipart/form-data",
        "/v1/losses/check, text/plain, application/json",
        "/v1/jobs/0199ffff-ffff-7fff-bfff-ffffffffffff/evaluate, text/csv, application/json",
        "/v1/jobs/0199ffff-ffff-7fff-bfff-ffffffffffff/predict, text/csv, application/json"
    })
    void otherMediaTypesAreToldWhatToSend(String path, String type, String wanted) throws IOException {
        assertThat(post(path, type, "{}"))
                .startsWith("HTTP/1.1 415")
                .contains("Send the body with the header Content-Type:", wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "multipart/form-data; --b\\r\\n",
                "multipart/form-data, boundary=b; a,b",
                "multipart/form-data, boundary=b; --b\\r\\nContent-Disposition: form-data",
                "multipart/form-data, boundary=b; --b\\r\\nContent-Disposition: form-data, name=file, filename=a\\r\\n\\r\\n1",
                "multipart/form-data, boundary=b; --b\\r\\nX: LONG\\r\\n\\r\\n1\\r\\n--b--\\r\\n"
            })
    void brokenMultipartIsToldWhatItLacks(String type, String body) throws IOException {
        String sent = body.replace("\\r\\n", "\r\n").replace(',', ';').replace("LONG", "x".repeat(20_000));

        assertThat(post("/v1/datasets", type.replace(',', ';'), sent))
                .startsWith("HTTP/1.1 400")
                .contains("problem:malformed-multipart", "boundary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html", "nonsense", "*/*;q=x"})
    void otherAnswersAreToldWhatComes(String accept) throws IOException {
        assertThat(ask("GET", "/v1/jobs", HOST, "Accept: " + accept))
                .startsWith("HTTP/1.1 406")
                .containsPattern("The answer comes as application/json\\.|Accept cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/v1/jobs; {\"name\": \"\\ud800\"}; name",
                "/v1/jobs; {\"tags\": {\"k\": \"a\\udc00\"}}; tags.k",
                "/v1/jobs; {\"dataset\": {\"uri\": \"file:\\ud800\"}}; dataset.uri",
                "/v1/jobs; {\"dataset\": {\"format\": {\"columns\": [\"\\u0000\"]}}}; dataset.format.columns[0]",
                "/v1/datasets; {\"uri\": \"file:\\ud83d.csv\"}; uri",
                "/v1/losses/check; {\"loss\": \"\\ud800\"}; loss",
                "/v1/jobs/ID/evaluate; {\"dataset\": {\"uri\": \"file:\\ud800\"}}; dataset.uri",
                "/v1/jobs/ID/predict; {\"instances\": [{\"a\": \"\\udfff\"}]}; instances[0].a"
            })
    void textThatNoEncodingHasIsRefusedAtItsPlace(String path, String body, String place) throws IOException {
        assertThat(post(path.replace("ID", job), "application/json", body))
                .startsWith("HTTP/1.1 422")
                .contains("\"path\":\"" + place + "\"");
    }

    @Test
    void refusalThatQuotesHalfACharacterCanBeWritten() throws IOException {
        String answer = post("/v1/jobs", "application/json", "{\"\\ud83d\": 1, \"model\": \"\\ud83d\"}");

        assertThat(RawHttp.status(answer)).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"a\u0000b.csv\"",
                "filename=\"a\u0007.csv\"",
                "filename=\"\u00ff.csv\"",
                "filename*=UTF-8''%ff",
                "filename*=UTF-8''%zz",
                "filename*=klingon''x",
                "filename*=UTF-8''%e2%80%ae"
            })
    void fileNameThatIsNoTextIsRefused(String name) throws IOException {
        assertThat(upload(name, "")).startsWith("HTTP/1.1 422").contains("\"path\":\"file\"");
    }

    @Test
    void fileNameIsShownAsItCame() throws IOException {
        assertThat(upload("filename*=UTF-8''%F0%9F%91%A9%E2%80%8D%F0%9F%94%AC%20.csv", ""))
                .startsWith("HTTP/1.1 201")
                .contains("\"file_name\":\"\ud83d\udc69\u200d\ud83d\udd2c .csv\"");
        assertThat(upload("filename=\"" + "a".repeat(201) + "\"", "")).startsWith("HTTP/1.1 422");
    }

    private String upload(String fileName, String headers) throws IOException {
        String name = fileName.startsWith("filename") ? fileName : "filename=\"" + fileName + "\"";
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; " + name + "\r\n\r\nx,y\r\n1,2\r\n--b--\r\n";
        return RawHttp.ask(
                port,
                "POST /v1/datasets HTTP/1.1\n" + HOST
                        + "\nConnection: close\nContent-Type: multipart/form-data; boundary=b\n" + headers
                        + "Content-Length: " + body.length() + "\n\n" + body.replace("\r\n", "\n"));
    }

    private String post(String path, String type, String body) throws IOException {
        return RawHttp.ask(
                port,
                "POST " + path + " HTTP/1.1\n" + HOST + "\nConnection: close\n"
                        + (type.isEmpty() ? "" : "Content-Type: " + type + "\n") + "Content-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\n\n" + body);
    }

    private String ask(String method, String target, String... headers) throws IOException {
        return RawHttp.ask(port, method, target, headers);
    }

    private static boolean isHead(String method) {
        return method.equals("HEAD");
    }

    /** The path with each hostile value in the place of its parameters, and a good path with each in its query. */
    private Set<String> targets(String method, String path) {
        Set<String> targets = new TreeSet<>();
        String good = path.replaceAll("\\{[a-z]+}", job);
        for (String value : HOSTILE) {
            String quoted = value.replace("\\", "\\\\");
            targets.add(path.replaceAll("\\{[a-z]+}", quoted));
            targets.add(path.replaceFirst("\\{[a-z]+}", job).replaceAll("\\{[a-z]+}", quoted));
            targets.add(good + "/" + value);
            targets.add(good + value);
            targets.add(good + "?" + value);
            names(method, path).forEach(name -> targets.add(good + "?" + name + "=" + value));
        }
        return targets;
    }

    private static List<String> names(String method, String path) {
        List<String> names = new ArrayList<>();
        JsonNode item = Contract.shipped().document().get("paths").get(path);
        JsonNode operation = item.get(method.toLowerCase(Locale.ROOT));
        for (JsonNode parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode parameter : parameters) {
                JsonNode known = parameter.has("$ref")
                        ? Contract.shipped()
                                .document()
                                .at(parameter.get("$ref").stringValue().substring(1))
                        : parameter;
                if ("query".equals(known.path("in").stringValue(""))) {
                    names.add(known.get("name").stringValue());
                }
            }
        }
        return names;
    }
}
