package dev.descent.ml.data.image;

/**
 * An encoded image, looked through before a decoder sees it: its size from its own header, and its
 * bytes without what a picture does not need. Comments, profiles and thumbnails are where decoders
 * unpack without bound or follow references.
 */
sealed interface ImageFile permits PngFile, JpegFile, BmpFile {

    /** Pixels, as its header claims. */
    int width();

    int height();

    /** 1 where it is grey, else 3. */
    int channels();

    /**
     * What a decoder gets.
     *
     * @throws UnreadableImage where it is truncated, or asks for more than a picture
     */
    byte[] bare() throws UnreadableImage;

    /** By its first bytes, never by a file's name. */
    static ImageFile of(byte[] bytes) throws UnreadableImage {
        return switch (ImageFormat.of(bytes)) {
            case PNG -> new PngFile(bytes);
            case JPEG -> new JpegFile(bytes);
            case BMP -> new BmpFile(bytes);
        };
    }

    static void check(boolean holds, String fault) throws UnreadableImage {
        if (!holds) {
            throw new UnreadableImage(fault);
        }
    }
}
