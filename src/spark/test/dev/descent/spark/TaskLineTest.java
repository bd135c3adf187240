package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
            }
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
            return TaskLine.answering(server.accept(), token);
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
