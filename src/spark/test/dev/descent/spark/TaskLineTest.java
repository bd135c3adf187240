package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TaskLineTest {
    private final RunToken token = RunToken.drawn();

    @Test
    void bothEndsThatKnowTheTokenHearEachOther() throws Exception {
        try (ServerSocket server = server()) {
            CompletableFuture<TaskLine> called = CompletableFuture.supplyAsync(() -> answered(server));
            try (TaskLine executor = address(server).call("7");
                    TaskLine driver = called.join()) {
                assertThat(driver.executor()).isEqualTo("7");
                driver.say("a task");
                assertThat(executor.hear()).isEqualTo("a task");
                assertThat(executor.socket().getSoTimeout()).isZero();
                assertThat(driver.socket().getSoTimeout()).isZero();
                assertThat(driver.socket().getOption(ExtendedSocketOptions.TCP_KEEPIDLE))
                        .isEqualTo(30);
            }
        }
    }

    @Test
    void whoSaysNothingInTimeIsNotHeard() throws Exception {
        try (ServerSocket server = server();
                Socket silent = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket heard = server.accept()) {
            silent.getOutputStream().write(0);
            assertThatThrownBy(() -> TaskLine.answering(heard, token, Duration.ofMillis(20)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whoSaysABitNowAndThenHasNoMoreTime() throws Exception {
        AtomicLong seconds = new AtomicLong();
        try (ServerSocket server = server();
                Socket caller = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket heard = server.accept()) {
            DeadlineInput in = new DeadlineInput(heard, Duration.ofSeconds(10), () -> TimeUnit.SECONDS.toNanos(seconds.get()));
            caller.getOutputStream().write(new byte[3]);
            assertThat(in.read()).isZero();
            seconds.set(9);
            assertThat(in.read(new byte[1])).isEqualTo(1);
            assertThat(heard.getSoTimeout()).isEqualTo(1000);
            seconds.set(10);
            assertThatThrownBy(in::read)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void executorsDoNotHearWhoCannotProveToBeTheDriver() throws Exception {
        try (ServerSocket server = server()) {
            CompletableFuture<Void> impostor =
                    CompletableFuture.runAsync(() -> answer(server, new byte[RunToken.PROOF_BYTES]));
            assertThatThrownBy(() -> address(server).call("7"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not know the run's token");
            impostor.join();
        }
    }

    /** Else whoever answers could have the executor make it. */
    @Test
    void whatTheExecutorProvedIsNoProofOfTheDriver() throws Exception {
        byte[] challenge = RunToken.challenge();
        assertThat(token.isProven("driver", challenge, token.proof("executor", challenge)))
                .isFalse();
        assertThat(token.isProven("driver", challenge, token.proof("driver", challenge)))
                .isTrue();
        assertThat(token.proof("driver", challenge)).hasSize(RunToken.PROOF_BYTES);
    }

    private TaskLine answered(ServerSocket server) {
        try {
            return TaskLine.answering(server.accept(), token, TaskLine.HELLO);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(ServerSocket server, byte[] proof) {
        try (Socket caller = server.accept()) {
            caller.getOutputStream().write(RunToken.challenge());
            DataInputStream hello = new DataInputStream(caller.getInputStream());
            hello.readFully(new byte[RunToken.PROOF_BYTES + RunToken.CHALLENGE_BYTES]);
            assertThat(hello.readUTF()).isEqualTo("7");
            caller.getOutputStream().write(proof);
            assertThat(hello.read()).isNegative();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private DriverAddress address(ServerSocket server) {
        return new DriverAddress(server.getInetAddress().getHostAddress(), server.getLocalPort(), token);
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }
}
