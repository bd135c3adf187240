package dev.descent.inference;

/** How large a predicted mask is answered. */
enum MaskSize {
    /** As the image that was sent. */
    IMAGE,
    /** As the model sees it. */
    MODEL
}
