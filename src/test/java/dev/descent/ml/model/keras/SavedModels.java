package dev.descent.ml.model.keras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Small models that Keras 3.15 saved, each with a convolution, batch normalization and so on; {@code cases.json} beside them has inputs and
 * the outputs that Keras gave.
 */
public final class SavedModels {
    /** One of each form. */
    public static final List<String> FORMS = List.of("cnn.keras", "cnn.h5", "cnn-keras2.h5", "chain.keras", "chain.h5");

    private SavedModels() {}

    public static Path folder() {
        return folder("/keras");
    }

    /** A folder of the test resources. */
    public static Path folder(String name) {
        try {
            return Path.of(SavedModels.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
