package dev.descent.dataset.remote.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.spec.InvalidSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://Example.ORG, https://example.org/",
        "http://example.org:80/a%20b?c=d, http://example.org/a%20b?c=d",
        "https://example.org:8443/x, https://example.org:8443/x",
        "http://192.0.2.1/x, http://192.0.2.1/x",
        "http://[2001:db8::1]:81/x, http://[2001:db8::1]:81/x",
        "https://xn--bcher-kva.example/, https://xn--bcher-kva.example/",
    })
    void plainAddressIsRead(String text, String read) {
        assertThat(RemoteUri.parse(text)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://127.0.0.01/",
                "http://256.0.0.1/",
                "http://1.2.3.4.5/",
                "http://example.org./",
                "http://example.0x7f/",
                "http://a.1/",
                "http://[::1%25lo]/",
                "http://[::1%lo]/",
                "http://[fe80::1%eth0]/x",
                "http://user@example.org/",
                "http://user:secret@example.org/",
                "http://example.org@127.0.0.1/",
                "http://@127.0.0.1/",
                "http://exa_mple.org/",
                "http://-a.org/",
                "http://a..org/",
                "http:///x",
                "http:x",
                "http://",
                "http://:80/",
                "http://example.org:0/",
                "http://example.org:65536/",
                "http://example.org:99999999999/",
                "http://example.org/#part",
                "http://example.org/a b",
                "http://example.org\\@127.0.0.1/",
                "http://example.org/\\u0000",
                "http://b\u00fccher.example/",
                "http://example.org/\u00fc",
                "http://\uff11\uff12\uff17.0.0.1/",
                "http://127\u30020\u30020\u30021/",
                "ftp://example.org/",
                "gopher://127.0.0.1/",
                "http://example.org/\r\nHost: inside",
            })
    void oddAddressIsRefused(String text) {
        assertThatThrownBy(() -> RemoteUri.parse(text))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageStartingWith("uri ");
    }

    @Test
    void queryIsNotShown() {
        assertThat(RemoteUri.parse("https://example.org/x?signature=secret").shown())
                .isEqualTo("https://example.org/x");
    }

    @ParameterizedTest
    @CsvSource({
        "/c, https://example.org/c",
        "c?d=e, https://example.org/a/c?d=e",
        "//other.org/x, https://other.org/x",
        "HTTPS://other.org/x#part, https://other.org/x",
    })
    void redirectIsFollowedFromWhereItIs(String location, String next) {
        assertThat(RemoteUri.parse("https://example.org/a/b").redirected(location))
                .hasToString(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "ftp://x.org/",
                "file:///etc/passwd",
                "https://u@x.org/",
                "https://127.1/",
                "::"
            })
    void redirectToALesserAddressIsRefused(String location) {
        assertThatThrownBy(() -> RemoteUri.parse("https://example.org/a").redirected(location))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageStartingWith("uri is redirected");
    }
}
