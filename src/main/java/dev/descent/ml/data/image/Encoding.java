package dev.descent.ml.data.image;

import java.util.Arrays;

/** The image encodings we take, told by their first bytes and never by a file's name. */
enum Encoding {
    PNG("\u0089PNG\r\n\u001a\n"),
    JPEG("\u00ff\u00d8\u00ff"),
    BMP("BM");

    /** Bytes that tell each from the others. */
    static final int LONGEST_START = 8;

    /** A character for each byte. */
    private final String start;

    Encoding(String start) {
        this.start = start;
    }

    static Encoding of(byte[] bytes) throws UnreadableImage {
        return Arrays.stream(values())
                .filter(encoding -> encoding.begins(bytes))
                .findFirst()
                .orElseThrow(() -> new UnreadableImage("is not a PNG, JPEG or BMP image"));
    }

    /** Decoders fill what is missing at the end of a JPEG or a BMP with grey or black, and say nothing. */
    void checkEnd(byte[] bytes) throws UnreadableImage {
        boolean whole =
                switch (this) {
                    case PNG -> true;
                    case JPEG -> hasEndMarker(bytes);
                    case BMP -> bytes.length >= littleEndian(bytes, 2) || littleEndian(bytes, 2) < 0;
                };
        if (!whole) {
            throw new UnreadableImage("is truncated");
        }
    }

    private boolean begins(byte[] bytes) {
        for (int i = 0; i < start.length(); i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEndMarker(byte[] bytes) {
        for (int i = bytes.length - 2; i >= 0; i--) {
            if ((bytes[i] & 0xff) == 0xff && (bytes[i + 1] & 0xff) == 0xd9) {
                return true;
            }
        }
        return false;
    }

    /** Four bytes as a number; the largest there is where they are missing. */
    static int littleEndian(byte[] bytes, int at) {
        return bytes.length < at + 4
                ? Integer.MAX_VALUE
                : (bytes[at] & 0xff)
                        | (bytes[at + 1] & 0xff) << 8
                        | (bytes[at + 2] & 0xff) << 16
                        | (bytes[at + 3] & 0xff) << 24;
    }
}
