package dev.descent.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postgresql.Driver;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded PostgreSQL, where no other is named, beside the rest of the service, which takes longer to get to where it needs a
 * database. For a program that has no other one, as tests may.
 */
public final class DatabaseStart implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final String NAME = "databaseStart";

    @Override
    public void initialize(GenericApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (NoDatabaseNamed.in(environment)) {
            DatabaseSettings settings =
                    Binder.get(environment).bindOrCreate("descent.database", DatabaseSettings.class);
            Started started =
                    new Started(CompletableFuture.supplyAsync(() -> start(settings), DatabaseStart::inThread));
            DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
            beans.registerSingleton(NAME, started);
            beans.registerDisposableBean(NAME, started::close);
        } else if (Driver.parseURL(NoDatabaseNamed.url(environment), new Properties()) == null) {
            throw DatabaseUnfit.url();
        }
    }

    private static void inThread(Runnable start) {
        Thread thread = new Thread(start, "database-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static PostgresServer start(DatabaseSettings settings) {
        try {
            return PostgresServer.start(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that is on its way to whoever takes it. */
    static final class Started {
        private final CompletableFuture<PostgresServer> server;
        private boolean taken;

        private Started(CompletableFuture<PostgresServer> server) {
            this.server = server;
        }

        /** Waits for the server, which is the caller's to close. */
        synchronized PostgresServer take() throws IOException {
            taken = true;
            try {
                return server.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof UncheckedIOException unreadable) {
                    throw unreadable.getCause();
                }
                throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
            }
        }

        /**
         * Stops it where nobody took it, since something else failed before; that is told, and often why the server failed
         * as well.
         */
        private synchronized void close() throws IOException {
            if (!taken && !failed()) {
                take().close();
            }
        }

        private boolean failed() {
            return server.handle((started, failure) -> failure != null).join();
        }
    }
}
