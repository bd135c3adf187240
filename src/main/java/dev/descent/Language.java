package dev.descent;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has the process speak English whatever the machine does: numbers in names and texts have the digits of JSON, and the system gives its
 * reasons in the words by which a full disk is known.
 */
final class Language implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Language.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Locale.setDefault(Locale.ROOT);
        // Windows has no such function
        if (!systemSpeaksEnglish() && !Platform.isWindows()) {
            setSystemLanguage();
        }
    }

    /** Tried, since which of its variables the system goes by is its own affair. */
    static boolean systemSpeaksEnglish() {
        try {
            new FileInputStream("").close();
            throw new IllegalStateException("there is a file without a name");
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("No such file or directory");
        }
    }

    private static void setSystemLanguage() {
        int messages = Platform.isMac() ? 6 : 5;
        try {
            Function.getFunction("c", "setlocale").invokePointer(new Object[] {messages, "C"});
        } catch (LinkageError e) {
            LOG.warn(
                    "The system gives its reasons in another language than English, and this could not be changed ({}):"
                            + " a full disk will be told as an unexpected error. Set LC_ALL=C.UTF-8 and no LANGUAGE.",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
