package dev.descent.ml.data.format;

import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decodes an image with the one that is to be made of it; from any thread. */
record PairDecoding(Pairs spec, Limits limits) {

    /** The files of an example. */
    record PairFiles(NamedBytes input, NamedBytes target) {}

    /**
     * What they hold.
     *
     * @param input samples at the size of training; null, as those of the target are, where there is a fault
     * @param ofInput what of the stored image is not kept
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record DecodedPair(
            byte @Nullable [] input,
            byte @Nullable [] target,
            Set<Reduction> ofInput,
            Set<Reduction> ofTarget,
            List<Violation> faults) {}

    DecodedPair decode(PairFiles read) {
        Faults faults = new Faults();
        WholePicture input = whole(read.input(), faults);
        WholePicture target = whole(read.target(), faults);
        Set<Reduction> ofInput = input == null ? Set.of() : input.lost();
        Set<Reduction> ofTarget = target == null ? Set.of() : target.lost();
        return input == null || target == null || !agree(input, read.target(), target.picture(), faults)
                ? new DecodedPair(null, null, ofInput, ofTarget, faults.list())
                : new DecodedPair(
                        input.samples(spec.channels(), spec.size()),
                        target.samples(spec.targetChannels(), spec.size()),
                        ofInput,
                        ofTarget,
                        faults.list());
    }

    private @Nullable WholePicture whole(NamedBytes file, Faults faults) {
        return WholePicture.of(file, limits.pixels(), spec.size(), faults);
    }

    private static boolean agree(WholePicture input, NamedBytes file, Picture target, Faults faults) {
        return input.isAsLarge(file, target.height(), target.width(), "input", faults);
    }
}
