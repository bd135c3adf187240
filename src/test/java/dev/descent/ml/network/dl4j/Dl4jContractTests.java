package dev.descent.ml.network.dl4j;

import dev.descent.ml.network.Engine;
import dev.descent.ml.network.EngineContracts;

class Dl4jContractTests extends EngineContracts {
    private final Engine engine = new Dl4jEngine();

    @Override
    protected Engine engine() {
        return engine;
    }

    /** Each leaves about 100 kB. */
    @Override
    protected int networks() {
        return 40;
    }

    @Override
    protected long most() {
        return 16 << 20;
    }

    /** To the bit: it is the same code that computes. */
    @Override
    protected float tolerance() {
        return 0;
    }
}
