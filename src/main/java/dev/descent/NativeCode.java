package dev.descent;

import org.springframework.stereotype.Component;

/**
 * Says where native libraries are unpacked when they are first needed: below the data folder, for the user's home may be on a disk that
 * cannot be written. An image has them unpacked, and says so on the command line.
 */
@Component
class NativeCode {
    /** Of JavaCPP, which reads it once. */
    static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    NativeCode(DescentSettings settings) {
        if (System.getProperty(FOLDER) == null) {
            System.setProperty(FOLDER, settings.home().resolve("cache/native").toString());
        }
    }
}
