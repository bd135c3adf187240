package dev.descent.ml.network.onednn;

import dev.descent.ml.network.Engine;
import dev.descent.ml.network.EngineContracts;

class OnednnContractTests extends EngineContracts {
    private final Engine engine = new OnednnEngine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
