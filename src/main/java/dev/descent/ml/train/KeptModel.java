package dev.descent.ml.train;

import dev.descent.ml.network.Network;
import dev.descent.ml.train.checkpoint.BestEpoch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Chooses which weights of a run that has ended are left, and has them in the network from then on. */
record KeptModel(TrainingLoop loop, Network network, Validation validation, CheckpointKeeper keeper, TrainingLog log) {

    /** Null where there are none that make a model. */
    @Nullable
    KeptWeights choose(KeptWeights.Which asked) {
        BestEpoch best = loop.state().best();
        boolean usable = loop.step().optimization().isUsable();
        if (best != null && (asked == KeptWeights.Which.BEST || !usable) && isAtHand(best)) {
            return new KeptWeights(KeptWeights.Which.BEST, best.epoch(), best.iteration(), best.metric(), best.value());
        }
        RunState state = loop.state();
        int epoch = state.position().epoch();
        return usable ? new KeptWeights(KeptWeights.Which.LAST, epoch, state.iteration(), null, null) : null;
    }

    private boolean isAtHand(BestEpoch best) {
        if (best.iteration() == loop.state().iteration()) {
            return true;
        }
        try {
            loop.restore(keeper.open(best.iteration()));
            return true;
        } catch (IOException e) {
            log.warning("The weights of the best epoch, " + best.epoch() + ", cannot be read (" + Patience.reason(e)
                    + "). The model has the last.");
            return false;
        }
    }

    /** The worst validation examples by the weights that are left; null where there is no validation part, or no epoch was ended. */
    @Nullable
    ObjectNode worst(KeptWeights kept) {
        boolean ofEpoch =
                kept.weights() == KeptWeights.Which.BEST || loop.state().batches() == 0;
        if (ofEpoch && kept.epoch() > 0 && kept.epoch() != validation.epoch()) {
            validation.pass(network, kept.epoch());
        }
        return validation.worst();
    }
}
