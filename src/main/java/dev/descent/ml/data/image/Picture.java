package dev.descent.ml.data.image;

/**
 * An image's samples, one byte (0 to 255) each.
 *
 * @param values [channels, height, width], row-major; red, green, blue, and perhaps how opaque; or grey
 */
@SuppressWarnings("ArrayRecordComponent") // held by the thousand, read in inner loops
public record Picture(int channels, int height, int width, byte[] values) {

    public Picture {
        if (values.length != channels * height * width) {
            throw new IllegalArgumentException(
                    values.length + " samples are not " + channels + "x" + height + "x" + width);
        }
    }

    /** The same picture at another size. */
    public Picture resized(int toHeight, int toWidth) {
        return Resize.to(this, toHeight, toWidth);
    }

    /** The same picture, made smaller where a side is longer than {@code longest} pixels; its proportions stay. */
    public Picture within(int longest) {
        double ratio = Math.min(1, (double) longest / Math.max(height, width));
        return resized(scaled(height, ratio), scaled(width, ratio));
    }

    private static int scaled(int side, double ratio) {
        return Math.max(1, (int) Math.round(side * ratio));
    }

    /** The same picture in 1 or 3 channels: grey is copied to each, colours are weighed as ITU-R 601 has it. */
    public Picture inChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        int plane = height * width;
        byte[] result = new byte[wanted * plane];
        for (int i = 0; i < plane; i++) {
            int grey = channels == 1 ? values[i] & 0xff : grey(i, plane);
            for (int channel = 0; channel < wanted; channel++) {
                result[channel * plane + i] = (byte) grey;
            }
        }
        return new Picture(wanted, height, width, result);
    }

    private int grey(int i, int plane) {
        int red = values[i] & 0xff;
        int green = values[plane + i] & 0xff;
        int blue = values[2 * plane + i] & 0xff;
        return (int) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    }
}
