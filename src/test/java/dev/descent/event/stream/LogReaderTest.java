package dev.descent.event.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LogReaderTest {
    @Test
    void aClientThatComesIsToldAtOnceThatTheDatabaseIsAway() {
        try (LogReader reader = new LogReader()) {
            AtomicBoolean asked = new AtomicBoolean();
            assertThat(reader.ask(() -> {
                                throw new DataAccessResourceFailureException("away");
                            })
                            .blockOptional())
                    .isEmpty();

            assertThatThrownBy(() -> reader.open(() -> asked.set(true)).block())
                    .isInstanceOf(DataAccessResourceFailureException.class);
            assertThat(asked).isFalse();
        }
    }

    @Test
    void aClientThatComesIsServedWhereTheDatabaseAnswers() {
        try (LogReader reader = new LogReader()) {
            AtomicBoolean asked = new AtomicBoolean();
            reader.open(() -> asked.set(true)).block();
            assertThat(asked).isTrue();
        }
    }
}
