package dev.descent;

import dev.descent.contract.WatchedApi;
import dev.descent.database.TestDatabaseConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service on a free port. Each class of tests has one of its own, closed before its folder goes; else the next
 * class would be given it without its folder.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestDatabaseConfiguration.class)
@DirtiesContext
public abstract class ServiceTest {
    /** The service's data folder. */
    @TempDir
    protected static Path home;

    @LocalServerPort
    protected int port;

    protected WatchedApi api;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("descent.home", home::toString);
    }

    @BeforeEach
    void watchApi() {
        api = WatchedApi.at(port);
    }
}
