package dev.descent.dataset.remote.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be connected to; nothing connects here. */
class CheckedAddressesTest {

    @Test
    void everyAddressOfANameMustBePublic() throws UnknownHostException {
        assertThat(resolver("9.9.9.9", "2606:4700::1111").resolve("x.test", 80))
                .extracting(InetSocketAddress::getPort)
                .containsExactly(80, 80);
        assertThatThrownBy(() -> resolver("9.9.9.9", "127.0.0.1").resolve("x.test", 80))
                .isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> resolver("10.0.0.1").resolve("x.test", 80)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void hostThatTheOperatorNamedMayHaveAnyAddress() throws UnknownHostException {
        assertThat(resolver("10.0.0.1").resolve("allowed.test", 81)).hasSize(1);
        assertThatThrownBy(() -> resolver("10.0.0.1").resolve("allowed.test", 82))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void nameIsNeverLookedUpWithoutItsPort() {
        assertThatThrownBy(() -> resolver("9.9.9.9").resolve("x.test")).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:10.0.0.1]/"
            })
    void literalThatIsNotPublicIsSeenInTheUri(String uri) {
        CheckedAddresses system = new CheckedAddresses(InetAddress::getAllByName, new AllowedHosts(List.of()));
        assertThat(system.mayConnect(RemoteUri.parse(uri))).isFalse();
    }

    @Test
    void portMayBePartOfWhatIsAllowed() {
        AllowedHosts allowed = new AllowedHosts(List.of("A.test:81", " b.test", "[fd00::1]:82", ""));

        assertThat(allowed.allow("a.test", 81)).isTrue();
        assertThat(allowed.allow("a.test", 82)).isFalse();
        assertThat(allowed.allow("b.test", 9)).isTrue();
        assertThat(allowed.allow("c.b.test", 9)).isFalse();
        assertThat(allowed.allow("fd00::1", 82)).isTrue();
        assertThatThrownBy(() -> new AllowedHosts(List.of("http://x"))).hasMessageContaining("http://x");
    }

    private static CheckedAddresses resolver(String... answer) {
        return new CheckedAddresses(
                host -> Stream.of(answer).map(CheckedAddressesTest::literal).toArray(InetAddress[]::new),
                new AllowedHosts(List.of("allowed.test:81")));
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
