package dev.descent.ml.keras.transfer;

import dev.descent.ml.model.layer.AveragePooling;
import dev.descent.ml.model.layer.GlobalPooling;
import dev.descent.ml.model.layer.GlobalPooling.Pool;
import dev.descent.ml.model.layer.MaxPooling;
import dev.descent.ml.model.layer.Sides;

/** Layers that make an image smaller. */
final class PoolingLayers {

    private PoolingLayers() {}

    static void max(Config config, Assembly to) {
        Windows windows = windows(config, to);
        KerasShape output = windows.over(config, to.signal(), to.signal().channels());
        String name = to.name(config.layer());
        to.add(new MaxPooling(windows.pooling(), name, null), output);
    }

    static void average(Config config, Assembly to) {
        Windows windows = windows(config, to);
        KerasShape output = windows.over(config, to.signal(), to.signal().channels());
        String name = to.name(config.layer());
        to.add(new AveragePooling(windows.pooling(), name, null), output);
    }

    static void globalMax(Config config, Assembly to) {
        global(config, to, Pool.MAX);
    }

    static void globalAverage(Config config, Assembly to) {
        global(config, to, Pool.AVERAGE);
    }

    private static Windows windows(Config config, Assembly to) {
        image(config, to);
        Sides size = config.sides("pool_size", Sides.of(2));
        return new Windows(size, config.sides("strides", size), config.padding());
    }

    private static void global(Config config, Assembly to, Pool pool) {
        image(config, to);
        config.check(!config.flag("keepdims", false), "which has keepdims");
        int channels = to.signal().channels();
        to.add(new GlobalPooling(pool, to.name(config.layer()), null), KerasShape.of(channels));
    }

    private static void image(Config config, Assembly to) {
        config.check(to.signal().isImage(), "which gets " + to.signal() + " instead of an image");
        config.channelsLast();
    }
}
