package dev.descent.database;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.descent.folder.SystemUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Whom PostgreSQL runs as. It refuses root, and a number that no user's name belongs to, as containers are given; there its
 * programs start through a command that makes somebody else of them.
 *
 * @param prefix the command put before PostgreSQL's own; empty for the account of this process
 * @param user the numeric id that must own the data
 */
record Account(List<String> prefix, int user) {
    private static final String UID = "unix:uid";
    private static final int ROOT = 0;
    /** The number that systems agree on for nobody. */
    private static final int NOBODY = 65534;

    /**
     * Finds an account that can start PostgreSQL from {@code programs}.
     *
     * @throws DatabaseNotStarted where PostgreSQL refuses the account of this process and no way out of it works
     */
    static Account that(Path programs) throws IOException {
        SystemUser self = SystemUser.self();
        int user = self.id();
        if (user != ROOT && self.name() != null) {
            return new Account(List.of(), user);
        }
        String postgres = programs.resolve("bin/postgres").toString();
        StringJoiner said = new StringJoiner("; ");
        for (Account account : user == ROOT ? List.of(nobody(), inNamespace(user)) : List.of(inNamespace(user))) {
            CommandResult started = account.run(List.of(postgres, "--version"));
            if (started.succeeded()) {
                return account;
            }
            said.add(started.output());
        }
        throw new DatabaseNotStarted("PostgreSQL runs neither as root nor as a user without a name, and it cannot be"
                + " started as another user (" + said + "). Start Descent as a normal user, set DESCENT_HOME to"
                + " a folder that other users may enter, or set DESCENT_DATABASE_URL.");
    }

    private static Account nobody() {
        return new Account(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    /** Nobody within its namespace; outside still this user, so it reaches folders that only this user may enter. */
    private static Account inNamespace(int user) {
        return new Account(List.of("unshare", "--user"), user);
    }

    CommandResult run(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return CommandResult.of(whole);
    }

    /** Hands the folder, or file, to the user, where this process is another one. */
    void own(Path folder) throws IOException {
        if (prefix.isEmpty() || owns(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, UID, user, NOFOLLOW_LINKS);
            }
        }
    }

    private boolean owns(Path folder) throws IOException {
        return (int) Files.getAttribute(folder, UID) == user;
    }
}
