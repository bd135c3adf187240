package dev.descent.ml.network;

import org.junit.jupiter.api.Nested;

/** All contracts, for each engine to show that it keeps them. */
public abstract class EngineContracts {

    protected abstract Engine engine();

    /** How many networks are built, used and closed. */
    protected int networks() {
        return 200;
    }

    /** How many bytes all of these may leave behind. */
    protected long most() {
        return 10 << 20;
    }

    /** How far what DL4J computes with an exported model may lie from what the engine does. */
    protected float tolerance() {
        return 1e-5f;
    }

    @Nested
    class Gradients extends GradientContract {
        @Override
        protected Engine engine() {
            return EngineContracts.this.engine();
        }
    }

    @Nested
    class Passes extends PassContract {
        @Override
        protected Engine engine() {
            return EngineContracts.this.engine();
        }
    }

    @Nested
    class Beside extends BesideContract {
        @Override
        protected Engine engine() {
            return EngineContracts.this.engine();
        }
    }

    @Nested
    class Weights extends InitialWeightsContract {
        @Override
        protected Engine engine() {
            return EngineContracts.this.engine();
        }
    }

    @Nested
    class Memory extends NativeMemoryContract {
        @Override
        protected Engine engine() {
            return EngineContracts.this.engine();
        }

        @Override
        int networks() {
            return EngineContracts.this.networks();
        }

        @Override
        long most() {
            return EngineContracts.this.most();
        }
    }

    @Nested
    class Exports extends ExportContract {
        @Override
        protected Engine engine() {
            return EngineContracts.this.engine();
        }

        @Override
        float tolerance() {
            return EngineContracts.this.tolerance();
        }
    }
}
