package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisabledOnOs(OS.WINDOWS)
class FileNameEncodingTest {
    private static final String PROPERTY = "sun.jnu.encoding";

    private final String before = System.getProperty(PROPERTY);

    @AfterEach
    void restore() {
        System.setProperty(PROPERTY, before);
    }

    @Test
    void localeThatCannotNameAllFilesIsWarnedOf(CapturedOutput output) {
        System.setProperty(PROPERTY, "ANSI_X3.4-1968");
        new FileNameEncoding().warn();

        assertThat(output).contains("WARN", "ANSI_X3.4-1968", "LC_ALL=C.UTF-8");
    }

    @Test
    void unicodeIsNoMatter(CapturedOutput output) {
        System.setProperty(PROPERTY, "UTF-8");
        new FileNameEncoding().warn();

        assertThat(output).isEmpty();
    }
}
