package dev.descent.ml.network;

/**
 * Why an engine does not take a network.
 *
 * @param layer the name of the layer that it does not compute
 * @param reason for people: {@code lstm runs on DL4J}
 */
public record Refusal(String layer, String reason) {}
