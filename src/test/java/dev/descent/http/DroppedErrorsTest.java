package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

@ExtendWith(OutputCaptureExtension.class)
class DroppedErrorsTest {
    @AfterEach
    void reset() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void clientsThatAreGoneAreNoNews(CapturedOutput output) {
        new DroppedErrors();
        Operators.onErrorDropped(new IllegalStateException("channel not registered to an event loop"), Context.empty());
        Operators.onErrorDropped(new IOException("Broken pipe"), Context.empty());
        assertThat(output).doesNotContain("ERROR");

        Operators.onErrorDropped(new IllegalStateException("secret"), Context.empty());
        assertThat(output).contains("ERROR").contains("secret");
    }
}
