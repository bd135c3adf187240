package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContactTest {
    private static final Duration GAP = Duration.ofSeconds(20);
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Contact contact = new Contact(GAP, ENOUGH);

    @Test
    void aNewProcessWaitsAsLongAsAfterAnOutage() {
        assertThat(contact.made(START)).isFalse();
        assertThat(contact.made(at(15))).isFalse();
        assertThat(contact.made(at(29))).isFalse();
        assertThat(contact.made(at(30))).isTrue();
        assertThat(contact.made(at(31))).isTrue();
    }

    @Test
    void anOutageBeginsItAnew() {
        reach(40);
        contact.broken();

        assertThat(contact.made(at(41))).isFalse();
        assertThat(contact.made(at(60))).isFalse();
        assertThat(contact.made(at(71))).isTrue();
    }

    @Test
    void anAnswerThatTookTooLongIsAnOutage() {
        reach(40);

        assertThat(contact.made(at(61))).isFalse();
        assertThat(contact.made(at(80))).isFalse();
        assertThat(contact.made(at(91))).isTrue();
    }

    @Test
    void aClockThatWasSetBackIsAnOutage() {
        reach(40);

        assertThat(contact.made(at(10))).isFalse();
    }

    private void reach(int seconds) {
        for (int second = 0; second <= seconds; second += 10) {
            contact.made(at(second));
        }
        assertThat(contact.made(at(seconds))).isTrue();
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
