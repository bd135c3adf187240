package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class NativeCodeTest {
    private final @Nullable String before = System.getProperty(NativeCode.FOLDER);
    private final @Nullable String beforeOfJna = System.getProperty(NativeCode.FOLDER_OF_JNA);

    @AfterEach
    void restore() {
        set(before);
        set(NativeCode.FOLDER_OF_JNA, beforeOfJna);
    }

    @Test
    void isUnpackedBelowTheDataFolder() {
        set(null);
        assertThat(folderWhereHomeIs("/srv/descent")).isEqualTo("/srv/descent/cache/native");
        set(null);
        assertThat(folderWhereHomeIs("./data"))
                .isEqualTo(Path.of("data/cache/native").toAbsolutePath().toString());
    }

    /** JNA would take the user's home, and then the temporary folder, from which nothing may run on some machines. */
    @Test
    void ofJnaIsUnpackedThereToo() {
        set(NativeCode.FOLDER_OF_JNA, null);
        folderWhereHomeIs("/srv/descent");

        assertThat(System.getProperty(NativeCode.FOLDER_OF_JNA)).isEqualTo("/srv/descent/cache/native");
    }

    @Test
    void isWhereTheCommandLineSays() {
        set("/opt/descent/natives");
        assertThat(folderWhereHomeIs("/srv/descent")).isEqualTo("/opt/descent/natives");
    }

    private static @Nullable String folderWhereHomeIs(String home) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setEnvironment(new MockEnvironment().withProperty("descent.home", home));
            new NativeCode().initialize(context);
            return System.getProperty(NativeCode.FOLDER);
        }
    }

    private static void set(@Nullable String value) {
        set(NativeCode.FOLDER, value);
    }

    private static void set(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
