package dev.descent.content;

/**
 * What a browser is to make of bytes that it gets by a link.
 *
 * @param name of the file
 */
public record LinkedFile(String name, String mediaType) {}
