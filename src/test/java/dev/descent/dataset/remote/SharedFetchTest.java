package dev.descent.dataset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.descent.content.HeldFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedFetchTest {
    private final AtomicInteger closed = new AtomicInteger();
    private final FetchStore store = mock(FetchStore.class);
    private final SharedFetch fetch = new SharedFetch(mock(FetchStore.FetchKey.class), mock(FileTransfer.class), store);

    @BeforeEach
    void find() throws IOException {
        when(store.fetch(any(), any())).thenReturn(new HeldFile(Path.of("fetched"), "", closed::incrementAndGet));
    }

    @Test
    void fileThatNobodyWantsAnyMoreIsClosed() {
        fetch.join();
        fetch.leave();
        fetch.end();

        fetch.run();

        assertThat(closed).hasValue(1);
    }

    @Test
    void fileIsHeldUntilTheLastHasLeft() {
        fetch.join();
        fetch.join();
        fetch.run();

        assertThat(fetch.leave()).isFalse();
        assertThat(closed).hasValue(0);
        assertThat(fetch.leave()).isTrue();
        fetch.end();

        assertThat(closed).hasValue(1);
    }
}
