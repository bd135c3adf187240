package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.jspecify.annotations.Nullable;

/** Several layers' outputs one behind the other: features of vectors, channels of images. */
public record Concat(List<String> from, @Nullable String name) implements LayerSpec {
    static final About ABOUT = About.of(
                    "concat", "Several layers' outputs behind each other: features of vectors, channels of images.")
            .formula("[x1, x2, ...]")
            .category("graph")
            .useWhen("later layers are to see several earlier ones, as the details of an image in a U-Net")
            .avoidWhen("the outputs mean the same and may be added: add keeps the size")
            .parameters(Wiring.JOINED, Wiring.NAME)
            .example("{\"type\":\"concat\",\"from\":[\"a\",\"b\"]}");

    public Concat {
        Faults faults = new Faults();
        from = Wiring.JOINED.of(from, faults);
        name = Wiring.NAME.of(name, faults);
        faults.raise();
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape first = Wiring.atOnce(inputs);
        long channels = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Shape next = inputs.get(i);
            channels += next.channels();
            if (!first.equals(new Shape(next.kind(), first.channels(), next.height(), next.width()))) {
                throw new InvalidSpec("from[" + i + "]", "is " + next + ", cannot stand beside " + first);
            }
        }
        return new Shape(first.kind(), channels, first.height(), first.width());
    }

    @Override
    public void addTo(Place place) {
        place.put(new MergeVertex());
    }
}
