package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.shard.ParameterUpdate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TaskDeskTest {
    private static final long LONG_MILLIS = 50_000;

    private final TaskDesk<String, String> desk = new TaskDesk<>(
            new SparkConf(false).set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1"));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void answersComeInTheOrderOfTheTasksWhoeverGivesThem() throws Exception {
        RoundTasks<String, String> round = laid("one", "two");
        try (TaskLine first = desk.address().call("0");
                TaskLine second = desk.address().call("1")) {
            String toFirst = asked(first).task();
            String toSecond = asked(second).task();
            answer(second, toSecond + "!");
            answer(first, toFirst + "!");
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
            assertThat(round.answers()).containsExactly("one!", "two!");
        }
    }

    @Test
    void whatALostExecutorHadIsGivenToAnother() throws Exception {
        RoundTasks<String, String> round = laid("one");
        try (TaskLine lost = desk.address().call("0")) {
            assertThat(asked(lost).task()).isEqualTo("one");
        }
        try (TaskLine other = desk.address().call("1")) {
            answer(other, asked(other).task() + " again");
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
            assertThat(round.answers()).containsExactly("one again");
        }
    }

    /** A machine that has vanished does not hang up: Spark tells that it is dead. */
    @Test
    void aLineToADeadExecutorIsCut() throws Exception {
        RoundTasks<String, String> round = laid("one");
        try (TaskLine silent = desk.address().call("0")) {
            assertThat(asked(silent).task()).isEqualTo("one");
            desk.cut(line -> line.executor().equals("0"));
            assertThatThrownBy(silent::hear).isInstanceOf(IOException.class);
        }
        try (TaskLine other = desk.address().call("1")) {
            assertThat(asked(other).task()).isEqualTo("one");
            answer(other, "one!");
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
        }
    }

    @Test
    void whoHasMissedNumbersIsSentTheWhole() throws Exception {
        RoundTasks<String, String> round = laid("one");
        try (TaskLine line = desk.address().call("0")) {
            assertThat(asked(line).update().value().base()).isEqualTo(6);
            answer(line, null);
            assertThat(asked(line).update().value().base()).isZero();
            answer(line, "one!");
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
            assertThat(round.repeats()).isTrue();
        }
    }

    @Test
    void theWholeIsMadeOnceForAll() throws Exception {
        AtomicInteger made = new AtomicInteger();
        RoundTasks<String, String> round = laid(
                () -> new ParameterUpdate(6 + made.incrementAndGet(), 0, false, new byte[0]), "one", "two");
        try (TaskLine first = desk.address().call("0");
                TaskLine second = desk.address().call("1")) {
            for (TaskLine line : List.of(first, second)) {
                asked(line);
                answer(line, null);
                assertThat(asked(line).update().value().version()).isEqualTo(7);
            }
            answer(first, "!");
            answer(second, "!");
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void whatAnErrorCutIsGivenToAnother() throws Exception {
        RoundTasks<String, String> round = laid(
                () -> {
                    throw new OutOfMemoryError("of the driver");
                },
                "one");
        try (TaskLine line = desk.address().call("0")) {
            asked(line);
            answer(line, null);
            assertThatThrownBy(line::hear).isInstanceOf(IOException.class);
        }
        try (TaskLine other = desk.address().call("1")) {
            answer(other, asked(other).task());
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
        }
    }

    @Test
    void aPortThatAnotherDriverHasIsFollowedByTheNext() throws Exception {
        int taken = desk.address().port();
        SparkConf conf =
                new SparkConf(false).set("spark.driver.host", "127.0.0.1").set(TaskDesk.PORT, Integer.toString(taken));
        try (TaskDesk<String, String> other = new TaskDesk<>(conf)) {
            assertThat(other.address().port()).isBetween(taken + 1, taken + 15);
        }
    }

    @Test
    void aPortThatThereIsNotIsToldAsOneThatIsTaken() {
        SparkConf conf = new SparkConf(false).set("spark.driver.host", "127.0.0.1").set(TaskDesk.PORT, "65536");
        assertThatThrownBy(() -> new TaskDesk<String, String>(conf))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("cannot listen");
    }

    @Test
    void strangersThatSayNothingAreBoundedAndKeepNobodyOut() throws Exception {
        RoundTasks<String, String> round = laid("one");
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < Unproven.MOST; i++) {
                silent.add(stranger());
            }
            try (TaskLine line = desk.address().call("0")) {
                answer(line, asked(line).task());
                assertThat(round.isDone(LONG_MILLIS)).isTrue();
            }
            assertThat(silent.get(0).getInputStream().read()).isNegative();
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    private Socket stranger() throws IOException {
        Socket one = new Socket(desk.address().host(), desk.address().port());
        assertThat(one.getInputStream().readNBytes(RunToken.CHALLENGE_BYTES)).hasSize(RunToken.CHALLENGE_BYTES);
        return one;
    }

    /** Its object breaks off between two bytes. */
    @Test
    void whatALineWasAboutToAnswerWhenItWasCutIsAskedOfAnother() throws Exception {
        RoundTasks<String, String> round = laid("one");
        try (TaskLine line = desk.address().call("0")) {
            asked(line);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(whole)) {
                out.writeObject(new StandingTask.Answered<>("one, and no more"));
            }
            // behind the stream's head, which the line has
            line.socket().getOutputStream().write(whole.toByteArray(), 4, whole.size() - 8);
        }
        try (TaskLine other = desk.address().call("1")) {
            answer(other, asked(other).task() + " again");
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
            assertThat(round.answers()).containsExactly("one again");
        }
    }

    @Test
    void aStrangerIsToldNothing() throws Exception {
        laid("one");
        DriverAddress known = desk.address();
        DriverAddress guessed = new DriverAddress(known.host(), known.port(), RunToken.drawn());
        assertThatThrownBy(() -> guessed.call("0")).isInstanceOf(IOException.class);
        try (Socket rude = new Socket(known.host(), known.port())) {
            rude.getOutputStream().write(new byte[RunToken.PROOF_BYTES]);
            assertThat(rude.getInputStream().readAllBytes()).hasSize(RunToken.CHALLENGE_BYTES);
        }
    }

    /** Whoever is let in, too, cannot have the driver load what is no answer. */
    @Test
    void whatIsNoAnswerIsNotRead() throws Exception {
        RoundTasks<String, String> round = laid("one");
        try (TaskLine line = desk.address().call("0")) {
            asked(line);
            line.say(Path.of("/").toUri());
            assertThatThrownBy(line::hear).isInstanceOf(IOException.class);
        }
        try (TaskLine other = desk.address().call("1")) {
            answer(other, asked(other).task());
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
        }
    }

    @Test
    void whoeverIsFreeIsToldOfTheEnd() throws Exception {
        RoundTasks<String, String> round = laid("one");
        try (TaskLine line = desk.address().call("0")) {
            answer(line, asked(line).task());
            assertThat(round.isDone(LONG_MILLIS)).isTrue();
            desk.close();
            assertThat(line.hear()).isNull();
        }
    }

    private RoundTasks<String, String> laid(String... tasks) {
        return laid(() -> new ParameterUpdate(7, 0, false, new byte[0]), tasks);
    }

    private RoundTasks<String, String> laid(Supplier<ParameterUpdate> whole, String... tasks) {
        RoundTasks<String, String> round = new RoundTasks<>(
                List.of(tasks), new SentUpdate.Direct(new ParameterUpdate(7, 6, false, new byte[0])), whole);
        desk.lay(round);
        return round;
    }

    @SuppressWarnings("unchecked")
    private static StandingTask.Asked<String> asked(TaskLine line) throws IOException {
        return (StandingTask.Asked<String>) Objects.requireNonNull(line.hear());
    }

    private static void answer(TaskLine line, @Nullable String answer) throws IOException {
        line.say(new StandingTask.Answered<>(answer));
    }
}
