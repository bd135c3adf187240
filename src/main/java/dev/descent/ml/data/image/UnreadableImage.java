package dev.descent.ml.data.image;

/** Bytes that are no image we take; the message completes the sentence “holds a.png, which …”. */
public final class UnreadableImage extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableImage(String message) {
        super(message);
    }
}
