package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OpenFilesTest {

    @Test
    void connectionsThatFitAreTakenWithoutAWord(CapturedOutput log) {
        assertThat(new OpenFiles(10_512).connections(10_000)).isEqualTo(10_000);
        assertThat(new OpenFiles(64).connections(8)).isEqualTo(8);
        assertThat(new OpenFiles(Long.MAX_VALUE).connections(10_000)).isEqualTo(10_000);
        assertThat(log).isEmpty();
    }

    @Test
    void filesAreLeftForTheJobs(CapturedOutput log) {
        assertThat(new OpenFiles(1024).connections(10_000)).isEqualTo(1024 - OpenFiles.RESERVED);
        assertThat(log).contains("The limit of open files is 1024", "512 connections", "DESCENT_CONNECTIONS");
    }

    @Test
    void aFewConnectionsThereAreAlways() {
        assertThat(new OpenFiles(128).connections(10_000)).isEqualTo(16);
    }

    @Test
    void theProcessKnowsItsLimit() {
        assertThat(OpenFiles.ofThisProcess().limit()).isPositive();
    }
}
