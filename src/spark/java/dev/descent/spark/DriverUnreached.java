package dev.descent.spark;

import java.io.IOException;

/** An executor cannot call its run's driver, as where a firewall is between them. */
final class DriverUnreached extends IOException {
    private static final long serialVersionUID = 1;

    DriverUnreached(String executor, DriverAddress driver, IOException cause) {
        super(
                "Executor " + executor + " cannot reach the driver at " + driver.host() + ":" + driver.port() + " ("
                        + cause
                        + "). Let executors through to that port, which spark.descent.port sets, or name the machine as"
                        + " they know it by spark.driver.host.",
                cause);
    }
}
