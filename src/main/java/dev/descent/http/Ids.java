package dev.descent.http;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** New ids: UUIDv7, so that their order is the order in which this process made them. */
public final class Ids {
    private static final TimeBasedEpochGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return VERSION_7.generate();
    }
}
