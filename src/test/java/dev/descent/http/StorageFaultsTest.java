package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.TransactionSystemException;

class StorageFaultsTest {
    @Test
    void fullDiskIs507WhoeverFindsIt() {
        IOException full = new IOException("No space left on device");

        assertThat(status(new UncheckedIOException(full))).isEqualTo(507);
        assertThat(status(new FileSystemException("/a", null, "Disk quota exceeded")))
                .isEqualTo(507);
        assertThat(status(new DataAccessResourceFailureException(
                        "insert", new IOException("could not extend file: No space left on device"))))
                .isEqualTo(507);
    }

    @Test
    void fullDiskOfTheDatabaseIs507InItsLanguageToo() {
        SQLException full = new SQLException(
                "FEHLER: konnte Datei nicht erweitern: Auf dem Gerät ist kein Speicherplatz mehr verfügbar", "53100");

        assertThat(status(new DataAccessResourceFailureException("insert", full)))
                .isEqualTo(507);
    }

    @Test
    void folderThatCannotBeUsedIs503WithoutItsPlace() {
        Problem problem = problem(new UncheckedIOException(new AccessDeniedException("/srv/secret")));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.detail()).doesNotContain("secret");
        assertThat(status(new FileSystemException("/a", null, "Read-only file system")))
                .isEqualTo(503);
    }

    @Test
    void databaseThatGoesInTheMiddleOfATransactionIs503() {
        assertThat(status(new TransactionSystemException("JDBC rollback failed")))
                .isEqualTo(503);
    }

    @Test
    void otherFaultsOfFilesAreUnexpected() {
        assertThat(status(new FileSystemException("/a", null, "Directory not empty")))
                .isEqualTo(500);
    }

    private static int status(Throwable thrown) {
        return problem(thrown).status();
    }

    private static Problem problem(Throwable thrown) {
        return Problems.of(thrown, HttpMethod.POST, "/v1/datasets");
    }
}
