package dev.descent.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where executors call for a run's tasks. What one had that is lost is given to the next who is free. */
final class TaskDesk<T extends Serializable, A extends Serializable> implements AutoCloseable {
    /** A port of its own for it, where one has to be let through; any free one else. */
    static final String PORT = "spark.descent.port";

    private static final Logger LOG = LoggerFactory.getLogger(TaskDesk.class);

    private final BlockingQueue<RoundTasks.One<T, A>> waiting = new LinkedBlockingQueue<>();
    private final Set<TaskLine> lines = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(TaskDesk::thread);
    private final ServerSocket server;
    private final DriverAddress address;

    /** @param conf of a context that is started, which has found the driver's own address */
    TaskDesk(SparkConf conf) {
        String host = conf.get("spark.driver.host");
        try {
            server = new ServerSocket(
                    conf.getInt(PORT, 0), 0, InetAddress.getByName(conf.get("spark.driver.bindAddress", host)));
        } catch (IOException e) {
            throw new UncheckedIOException("executors cannot call the driver at " + host, e);
        }
        address = new DriverAddress(host, server.getLocalPort(), RunToken.drawn());
        threads.execute(this::accept);
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
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                LOG.debug("The desk is closed: {}", e.toString());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                TaskLine line = TaskLine.answering(socket, address.token())) {
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
        } catch (IOException | RuntimeException e) {
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
