package dev.descent.ml.data.image;

import java.util.stream.Stream;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Hears of pixels that a decoder of JPEG made up where their code was broken: grey, or the last ones again. */
final class DamageListener implements IIOReadWarningListener {
    private boolean damaged;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        // other warnings, such as of bytes that nobody needs, are of pictures that cameras write
        damaged |= Stream.of("premature end", "bad Huffman code").anyMatch(warning::contains);
    }

    void check() throws UnreadableImage {
        ImageFile.check(!damaged, "is damaged: some of its pixels cannot be read");
    }
}
