package dev.descent.ml.network.onednn;

import dev.descent.ml.network.Engine;
import dev.descent.ml.network.ExportContract;
import dev.descent.ml.network.GradientContract;
import dev.descent.ml.network.InitialWeightsContract;
import dev.descent.ml.network.NativeMemoryContract;
import dev.descent.ml.network.PassContract;
import org.junit.jupiter.api.Nested;

class OnednnContractTests {
    private static final Engine ENGINE = new OnednnEngine();

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

    @Nested
    class Memory extends NativeMemoryContract {
        @Override
        protected Engine engine() {
            return ENGINE;
        }
    }

    @Nested
    class Exports extends ExportContract {
        @Override
        protected Engine engine() {
            return ENGINE;
        }
    }
}
