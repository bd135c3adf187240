package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.base.IdleCores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoAtOnceTest {
    private final IdleCores cores = new IdleCores(2);
    private final Items items = new Items();

    @Test
    void secondThreadDecodesWhileTheFirstDoes() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        items.decoding = item -> meet(both);

        run(2);

        assertThat(items.threads).hasSize(2);
        assertThat(items.taken).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 100})
    void itemsAreTakenInTheirOrder(int count) throws IOException {
        run(count);

        assertThat(items.taken)
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
        assertThat(items.read).isEqualTo(items.taken);
    }

    @Test
    void oneThreadDecodesWhereNoOtherCoreIdles() throws IOException {
        cores.occupy();

        run(6);

        assertThat(items.threads).containsExactly(Thread.currentThread().getName());
        assertThat(items.read).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void largeItemsAreDecodedAlone() throws IOException {
        items.large = Set.of(0, 1, 2, 3);

        run(4);

        assertThat(items.threads).containsExactly(Thread.currentThread().getName());
        assertThat(items.taken).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatTheFirstThrowsIsThrownThoughTheSecondFailedFirst() {
        CountDownLatch failed = new CountDownLatch(1);
        items.decoding = item -> {
            if (item == 1) {
                failed.countDown();
            } else {
                meet(failed);
            }
            throw new IllegalStateException("item " + item);
        };

        assertThatThrownBy(() -> run(4)).hasMessage("item 0");
        assertThat(items.taken).isEmpty();
    }

    @Test
    void whatTheSecondThrowsIsThrownAfterTheFirstWasTaken() {
        items.decoding = item -> {
            if (item == 1) {
                throw new OutOfMemoryError("item 1");
            }
        };

        assertThatThrownBy(() -> run(4)).hasMessage("item 1");
        assertThat(items.taken).containsExactly(0);
    }

    @Test
    void whatCannotBeReadIsThrownInItsTurn() {
        items.unreadable = 3;

        assertThatThrownBy(() -> run(6)).hasMessage("no item 3");
        assertThat(items.taken).containsExactly(0, 1, 2);
    }

    @Test
    void nothingIsTakenBeyondTheLastThatIsWanted() throws IOException {
        items.wanted = 3;

        run(8);

        assertThat(items.taken).containsExactly(0, 1, 2);
    }

    @Test
    void coresAreGivenBackHoweverItEnds() throws IOException {
        run(3);
        items.unreadable = 1;
        assertThatThrownBy(() -> run(4)).isInstanceOf(IOException.class);
        items.decoding = item -> {
            throw new IllegalStateException();
        };
        assertThatThrownBy(() -> run(1)).isInstanceOf(IllegalStateException.class);

        assertThat(cores.take()).isTrue();
        assertThat(cores.take()).isTrue();
        assertThat(cores.take()).isFalse();
    }

    private void run(int count) throws IOException {
        try (TwoAtOnce<Integer, Integer> two = new TwoAtOnce<>(cores, items)) {
            two.run(count);
        }
    }

    private static void meet(CountDownLatch others) {
        try {
            others.countDown();
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Something that happens while an item is decoded. */
    private interface Happening {
        void at(int item);
    }

    /** Numbers that are themselves, with what goes wrong with some. */
    private static final class Items implements TwoAtOnce.Decoding<Integer, Integer> {
        private final List<Integer> read = new ArrayList<>();
        private final List<Integer> taken = new ArrayList<>();
        private final Set<String> threads = new ConcurrentSkipListSet<>();
        private Happening decoding = item -> {};
        private Set<Integer> large = Set.of();
        private int unreadable = -1;
        private int wanted = Integer.MAX_VALUE;

        @Override
        public Integer read(int item) throws IOException {
            if (item == unreadable) {
                throw new IOException("no item " + item);
            }
            read.add(item);
            return item;
        }

        @Override
        public boolean isSmall(Integer item) {
            return !large.contains(item);
        }

        @Override
        public Integer decode(int item, Integer given) {
            threads.add(Thread.currentThread().getName());
            decoding.at(item);
            return given;
        }

        @Override
        public void take(int item, Integer decoded) {
            assertThat(decoded).isEqualTo(item);
            taken.add(item);
        }

        @Override
        public boolean goesOn() {
            return taken.size() < wanted;
        }
    }
}
