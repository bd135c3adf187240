package dev.descent.ml.data.image;

import java.util.Arrays;

/** The image encodings we take, told by their first bytes and never by a file's name. */
public enum ImageFormat {
    PNG("\u0089PNG\r\n\u001a\n"),
    JPEG("\u00ff\u00d8\u00ff"),
    BMP("BM");

    /** A character for each byte. */
    private final String start;

    ImageFormat(String start) {
        this.start = start;
    }

    public static ImageFormat of(byte[] bytes) throws UnreadableImage {
        ImageFile.check(bytes.length > 0, "is empty: it has no bytes");
        return Arrays.stream(values())
                .filter(encoding -> encoding.begins(bytes))
                .findFirst()
                .orElseThrow(() -> new UnreadableImage(ForeignImage.of(bytes)
                        .map(kind -> "is a " + kind + " image: PNG, JPEG and BMP are read")
                        .orElse("is not a PNG, JPEG or BMP image")));
    }

    private boolean begins(byte[] bytes) {
        for (int i = 0; i < start.length(); i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
