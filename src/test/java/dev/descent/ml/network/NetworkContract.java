package dev.descent.ml.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.NetworkCases.Case;
import dev.descent.ml.optimizer.ParameterBlock;
import org.junit.jupiter.api.BeforeAll;

/** What every engine promises; each shows it by a class that extends the contracts. */
public abstract class NetworkContract {

    protected abstract Engine engine();

    @BeforeAll
    static void load() {
        NativeRuntime.start();
    }

    Network built(Case of) {
        return built(of.plan(), InitialWeights.NONE);
    }

    Network built(NetworkPlan plan) {
        return built(plan, InitialWeights.NONE);
    }

    /** Which networks an engine may refuse, is tested where it is. */
    Network built(NetworkPlan plan, InitialWeights weights) {
        assumeTrue(engine().refuses(plan).isEmpty());
        return engine().build(plan, weights);
    }

    public static float[] parameters(Network network) {
        float[] parameters = new float
                [network.blocks().stream().mapToInt(ParameterBlock::length).sum()];
        network.readParameters(parameters);
        return parameters;
    }
}
