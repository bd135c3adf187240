package dev.descent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Warns at the start of a locale in which Java cannot name all files; a reference to one of the others is refused as it comes. */
@Component
class FileNameEncoding {
    private static final Logger LOG = LoggerFactory.getLogger(FileNameEncoding.class);

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        // there names of files are in Unicode, whatever the property says
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        if (!encoding.equalsIgnoreCase("UTF-8") && !windows) {
            LOG.warn(
                    "The locale has names of files in {}: files whose names have other characters cannot be read."
                            + " Set LC_ALL=C.UTF-8, or LANG and no LC_ALL.",
                    encoding);
        }
    }
}
