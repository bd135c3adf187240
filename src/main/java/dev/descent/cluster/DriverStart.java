package dev.descent.cluster;

import java.io.IOException;

/** Starts the process of a driver. */
@FunctionalInterface
interface DriverStart {

    /** @throws IOException where the program is not there, or cannot be started */
    Process start() throws IOException;
}
