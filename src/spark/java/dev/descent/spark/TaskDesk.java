package dev.descent.spark;

import dev.descent.ml.train.TrainingFailed;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where executors call for a run's tasks. What one had that is lost is given to the next who is free. */
final class TaskDesk<T extends Serializable, A extends Serializable> implements AutoCloseable {
    /** The first port to try, where it has to be let through; any free one else. */
    static final String PORT = "spark.descent.port";

    /** As Spark does with its own, for several drivers on a machine. */
    private static final int PORTS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(TaskDesk.class);
    private static final long PAUSE_NANOS = 10_000_000;

    private final BlockingQueue<RoundTasks.One<T, A>> waiting = new LinkedBlockingQueue<>();
    private final Set<TaskLine> lines = ConcurrentHashMap.newKeySet();
    private final Unproven unproven = new Unproven();
    private final ExecutorService threads = Executors.newCachedThreadPool(TaskDesk::thread);
    private final ServerSocket server;
    private final DriverAddress address;

    /**
     * Listens.
     *
     * @param conf of a context that is started, which has found the driver's own address
     * @throws TrainingFailed where it cannot
     */
    TaskDesk(SparkConf conf) {
        String host = conf.get("spark.driver.host");
        server = listening(conf.getInt(PORT, 0), conf.get("spark.driver.bindAddress", host));
        address = new DriverAddress(host, server.getLocalPort(), RunToken.drawn());
        threads.execute(this::accept);
    }

    private static ServerSocket listening(int first, String address) {
        Exception fault = null;
        for (int i = 0; i < PORTS; i++) {
            try {
                return new ServerSocket(first == 0 ? 0 : first + i, 0, InetAddress.getByName(address));
            } catch (IOException | IllegalArgumentException taken) { // or past the last port there is
                fault = taken;
            }
        }
        throw new TrainingFailed(
                "cluster_unavailable",
                "The driver cannot listen at " + address + " for its executors: "
                        + Objects.requireNonNull(fault).getMessage(),
                fault);
    }

    private static Thread thread(Runnable work) {
        Thread made = new Thread(work, "task-line");
        made.setDaemon(true);
        return made;
    }

    DriverAddress address() {
        return address;
    }

    /** Has executors that are free take them. */
    void lay(RoundTasks<T, A> round) {
        waiting.addAll(round.each());
    }

    /** Takes back what nobody has taken. */
    void clear() {
        waiting.clear();
    }

    /** Gives up lines that Spark knows to be dead; what they had is taken by others. */
    void cut(Predicate<TaskLine> dead) {
        lines.stream().filter(dead).forEach(TaskDesk::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                greet(server.accept());
            } catch (IOException e) {
                LOG.debug("The desk is closed, or the machine has no more sockets: {}", e.toString());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void greet(Socket socket) throws IOException {
        unproven.add(socket);
        try {
            threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException | OutOfMemoryError none) { // closed since, or no thread more to have
            unproven.remove(socket);
            socket.close();
            LOG.warn("The call from {} has no thread: {}", socket.getInetAddress(), none.toString());
        }
    }

    private TaskLine greeted(Socket socket) throws IOException {
        try {
            return TaskLine.answering(socket, address.token(), TaskLine.HELLO);
        } finally {
            unproven.remove(socket);
        }
    }

    private void serve(Socket socket) {
        try (socket;
                TaskLine line = greeted(socket)) {
            lines.add(line);
            try {
                serve(line);
            } finally {
                lines.remove(line);
            }
        } catch (IOException e) {
            LOG.warn("The line from {} is cut: {}", socket.getRemoteSocketAddress(), e.toString());
        }
    }

    private void serve(TaskLine line) throws IOException {
        while (!server.isClosed()) {
            RoundTasks.One<T, A> task;
            try {
                task = waiting.take();
            } catch (InterruptedException over) {
                break;
            }
            ask(line, task, waiting);
        }
        line.say(null);
    }

    private static <T extends Serializable, A extends Serializable> void ask(
            TaskLine line, RoundTasks.One<T, A> task, Queue<RoundTasks.One<T, A>> waiting) throws IOException {
        try {
            task.ask(line);
        } catch (Throwable e) { // an error, too, ends this line alone, and its round would wait for ever
            waiting.add(task);
            throw e;
        }
    }

    private static void close(TaskLine line) {
        try {
            line.close();
        } catch (IOException e) {
            LOG.debug("A line does not close: {}", e.toString());
        }
    }

    /** Those who are free are told that there is no more. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("The desk does not close: {}", e.toString());
        }
        threads.shutdownNow();
    }
}
