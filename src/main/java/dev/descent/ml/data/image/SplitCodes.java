package dev.descent.ml.data.image;

/** Two classes, parted at a grey level: the first below it, the second from it on. */
final class SplitCodes implements MaskCodes {
    /** How far apart the samples of a grey pixel may be after a JPEG's rounding of colours. */
    private static final int TINT = 24;

    private final int threshold;

    SplitCodes(int threshold) {
        this.threshold = threshold;
    }

    @Override
    public int ofColor(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        boolean grey = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) <= TINT;
        if (!grey) {
            return UNDECLARED;
        }
        return Math.round((red + green + blue) / 3f) < threshold ? 0 : 1;
    }

    @Override
    public int ofIndex(int index, int rgb) {
        return ofColor(rgb);
    }

    @Override
    public int level(int sample, boolean isOfWhite) {
        return isOfWhite ? Math.round(sample / 257f) : sample;
    }

    @Override
    public boolean areSplit() {
        return true;
    }
}
