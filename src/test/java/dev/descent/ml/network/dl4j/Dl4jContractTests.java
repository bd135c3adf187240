package dev.descent.ml.network.dl4j;

import dev.descent.ml.network.Engine;
import dev.descent.ml.network.ExportContract;
import dev.descent.ml.network.GradientContract;
import dev.descent.ml.network.InitialWeightsContract;
import dev.descent.ml.network.NativeMemoryContract;
import dev.descent.ml.network.PassContract;
import org.junit.jupiter.api.Nested;

class Dl4jContractTests {
    private static final Engine ENGINE = new Dl4jEngine();

    @Nested
    class Gradients extends GradientContract {
        @Override
        protected Engine engine() {
            return ENGINE;
        }
    }

    @Nested
    class Passes extends PassContract {
        @Override
        protected Engine engine() {
            return ENGINE;
        }
    }

    @Nested
    class Weights extends InitialWeightsContract {
        @Override
        protected Engine engine() {
            return ENGINE;
        }
    }

    /** Each takes DL4J half a second, and leaves about 100 kB. */
    @Nested
    class Memory extends NativeMemoryContract {
        @Override
        protected Engine engine() {
            return ENGINE;
        }

        @Override
        protected int networks() {
            return 40;
        }

        @Override
        protected long most() {
            return 16 << 20;
        }
    }

    /** To the bit: it is the same code that computes. */
    @Nested
    class Exports extends ExportContract {
        @Override
        protected Engine engine() {
            return ENGINE;
        }

        @Override
        protected float tolerance() {
            return 0;
        }
    }
}
