package dev.descent.ml.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * Shows ND4J one of the backends on the class path, and hides the others: by itself it takes the one of a graphics card where there is one,
 * and without a word another where that does not work.
 */
final class ShownBackend extends ClassLoader {
    private static final String SERVICE = "META-INF/services/" + Nd4jBackend.class.getName();

    private final BackendChoice shown;

    private ShownBackend(BackendChoice shown) {
        super(ShownBackend.class.getClassLoader());
        this.shown = shown;
    }

    /**
     * Before ND4J is loaded.
     *
     * @throws BackendUnavailable where the backend is not on the class path, or says that it cannot work
     */
    static void show(BackendChoice choice) {
        ShownBackend loader = new ShownBackend(choice);
        if (choice == BackendChoice.CUDA) {
            loader.check();
        }
        ND4JClassLoading.setNd4jClassloader(loader);
    }

    private void check() {
        Nd4jBackend backend = ServiceLoader.load(Nd4jBackend.class, this)
                .findFirst()
                .orElseThrow(() -> new BackendUnavailable(
                        "ND4J's backend for CUDA is not in this jar: it is built with the Maven profile cuda"));
        try {
            if (!backend.isAvailable()) {
                throw new BackendUnavailable("ND4J's backend for CUDA says that it is not available");
            }
        } catch (BackendUnavailable unavailable) {
            throw unavailable;
        } catch (Exception | LinkageError e) {
            throw new BackendUnavailable("ND4J's backend for CUDA finds no device, driver or library: " + reason(e), e);
        }
    }

    private static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = Collections.list(super.getResources(name));
        if (name.equals(SERVICE)) {
            all.removeIf(file -> !text(file).contains(shown.type()));
        }
        return Collections.enumeration(all);
    }

    private static String text(URL file) {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
