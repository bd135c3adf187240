package dev.descent.ml.network;

import dev.descent.ml.optimizer.AdaBelief;
import dev.descent.ml.optimizer.AdaDelta;
import dev.descent.ml.optimizer.AdaGrad;
import dev.descent.ml.optimizer.AdaMax;
import dev.descent.ml.optimizer.Adam;
import dev.descent.ml.optimizer.AdamW;
import dev.descent.ml.optimizer.AmsGrad;
import dev.descent.ml.optimizer.Nadam;
import dev.descent.ml.optimizer.Nesterovs;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.optimizer.RmsProp;
import dev.descent.ml.optimizer.Sgd;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.IUpdater;

/** DL4J's own updaters, for exported models. */
final class Updaters {

    private Updaters() {}

    /**
     * The same rule where DL4J has it right, else its Adam, which keeps the same two moments.
     *
     * @param rate the learning rate to go on with
     */
    static IUpdater of(OptimizerSpec optimizer, double rate) {
        if (optimizer instanceof Sgd) {
            return new org.nd4j.linalg.learning.config.Sgd(rate);
        }
        if (optimizer instanceof Nesterovs own) {
            return new org.nd4j.linalg.learning.config.Nesterovs(rate, own.momentum());
        }
        if (optimizer instanceof AdaGrad own) {
            return new org.nd4j.linalg.learning.config.AdaGrad(rate, own.epsilon());
        }
        if (optimizer instanceof AdaDelta own) {
            // which has no learning rate
            return new org.nd4j.linalg.learning.config.AdaDelta(own.rho(), own.epsilon());
        }
        if (optimizer instanceof RmsProp own) {
            return new org.nd4j.linalg.learning.config.RmsProp(rate, own.rho(), own.epsilon());
        }
        return moments(optimizer, rate);
    }

    private static IUpdater moments(OptimizerSpec optimizer, double rate) {
        if (optimizer instanceof AmsGrad own) {
            return new AMSGrad(rate, own.beta1(), own.beta2(), own.epsilon());
        }
        if (optimizer instanceof AdaMax own) {
            return new org.nd4j.linalg.learning.config.AdaMax(rate, own.beta1(), own.beta2(), own.epsilon());
        }
        if (optimizer instanceof Adam own) {
            return adam(rate, own.beta1(), own.beta2(), own.epsilon());
        }
        if (optimizer instanceof AdamW own) {
            return adam(rate, own.beta1(), own.beta2(), own.epsilon());
        }
        if (optimizer instanceof Nadam own) {
            // DL4J's own lacks the second moment's bias correction
            return adam(rate, own.beta1(), own.beta2(), own.epsilon());
        }
        if (optimizer instanceof AdaBelief own) {
            // DL4J's own throws when it begins
            return adam(rate, own.beta1(), own.beta2(), own.epsilon());
        }
        throw new IllegalArgumentException("no updater of DL4J's stands for " + optimizer);
    }

    private static IUpdater adam(double rate, double beta1, double beta2, double epsilon) {
        return new org.nd4j.linalg.learning.config.Adam(rate, beta1, beta2, epsilon);
    }
}
