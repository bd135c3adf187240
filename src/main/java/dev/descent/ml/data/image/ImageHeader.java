package dev.descent.ml.data.image;

/**
 * What an image file says of itself before its pixels.
 *
 * @param channels 1 where it is grey, else 3
 */
public record ImageHeader(int height, int width, int channels) {

    /** Read by code of ours: what a decoder is not to see, it is not shown for this either. */
    public static ImageHeader of(byte[] bytes) throws UnreadableImage {
        ImageFile file = ImageFile.of(bytes);
        return new ImageHeader(file.height(), file.width(), file.channels());
    }
}
