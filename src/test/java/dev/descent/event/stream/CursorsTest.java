package dev.descent.event.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.http.InvalidParameter;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final UUID A = new UUID(1, 2);
    private static final UUID B = new UUID(3, 4);

    @Test
    void theHeaderGoesBeforeTheAddress() {
        assertThat(Cursors.ofOneJob(" 7 ", "3").of(A)).isEqualTo(7);
        assertThat(Cursors.ofOneJob(" ", "3").of(A)).isEqualTo(3);
        assertThat(Cursors.ofOneJob(null, null).of(A)).isZero();
    }

    @Test
    void eachJobHasItsOwnAndTheFurthestWhereItIsNamedTwice() {
        Cursors cursors = Cursors.ofManyJobs(null, A + ":5," + A + ":9," + A + ":2");

        assertThat(cursors.of(A)).isEqualTo(9);
        assertThat(cursors.of(B)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "x", "1234567890123456789"})
    void whatIsNoSequenceNumberIsRefused(String given) {
        assertThatExceptionOfType(InvalidParameter.class)
                .isThrownBy(() -> Cursors.ofOneJob(null, given))
                .withMessageContaining("after");
        assertThatExceptionOfType(InvalidParameter.class).isThrownBy(() -> Cursors.ofManyJobs(null, A + ":" + given));
    }
}
