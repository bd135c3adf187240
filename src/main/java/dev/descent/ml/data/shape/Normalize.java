package dev.descent.ml.data.shape;

/** How numbers are brought to a common scale, from what the training part shows. */
public enum Normalize {
    /** Mean 0 and deviation 1; of images by channel. */
    STANDARDIZE {
        @Override
        public Scaling of(Statistics seen) {
            return seen.isConstant() || seen.deviation() == 0
                    ? new Scaling(seen.minimum(), 1.0)
                    : new Scaling(seen.mean(), seen.deviation());
        }

        @Override
        public Scaling ofPixels(Statistics seen) {
            return of(seen);
        }
    },
    /** From 0 to 1: smallest and largest of a column, black and white of an image. */
    MIN_MAX {
        @Override
        public Scaling of(Statistics seen) {
            return new Scaling(seen.minimum(), seen.isConstant() ? 1.0 : seen.maximum() - seen.minimum());
        }

        @Override
        public Scaling ofPixels(Statistics seen) {
            return new Scaling(0.0, 255.0);
        }
    },
    /** As they are; pixels from 0 to 255. */
    NONE {
        @Override
        public Scaling of(Statistics seen) {
            return Scaling.NONE;
        }

        @Override
        public Scaling ofPixels(Statistics seen) {
            return Scaling.NONE;
        }
    };

    /** The scaling of a column. */
    public abstract Scaling of(Statistics seen);

    /** The scaling of a channel of pixels from 0 to 255. */
    public abstract Scaling ofPixels(Statistics seen);
}
