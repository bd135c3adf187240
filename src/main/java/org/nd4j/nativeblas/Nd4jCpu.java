package org.nd4j.nativeblas;

/**
 * DL4J M2.1 asks a class of this name, by reflection, whether oneDNN may be used; ND4J moved the class to another package, so that
 * without this one the oneDNN layer helpers are silently never used.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** What {@code BaseMKLDNNHelper} looks for. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Whether the native library that was chosen is built with oneDNN. */
        public boolean isUseMKLDNN() {
            return System.getProperty("org.bytedeco.javacpp.platform.extension", "")
                    .contains("onednn");
        }
    }
}
