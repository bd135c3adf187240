package dev.descent.ml.loss;

/** A loss has no way from right outputs to others, along which its score could be divided among positions. */
public final class IndivisibleLoss extends RuntimeException {
    private static final long serialVersionUID = 1;

    IndivisibleLoss(String why) {
        super(why);
    }
}
