package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.jspecify.annotations.Nullable;

/** The sum of several layers' outputs. */
public record Add(List<String> from, @Nullable String name) implements LayerSpec {
    static final About ABOUT = About.of("add", "The sum of several layers' outputs, which have the same shape.")
            .formula("x1 + x2 + ...")
            .category("graph")
            .useWhen("a shortcut goes round some layers, as in a residual network")
            .avoidWhen("the shapes differ, or both are to be kept: take concat")
            .parameters(Wiring.JOINED, Wiring.NAME)
            .example("{\"type\":\"add\",\"from\":[\"a\",\"b\"]}");

    public Add {
        Faults faults = new Faults();
        from = Wiring.JOINED.of(from, faults);
        name = Wiring.NAME.of(name, faults);
        faults.raise();
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape first = inputs.get(0);
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).equals(first)) {
                throw new InvalidSpec("from[" + i + "]", "is " + inputs.get(i) + ", cannot be added to " + first);
            }
        }
        return first;
    }

    @Override
    public void addTo(Place place) {
        place.put(new ElementWiseVertex(ElementWiseVertex.Op.Add));
    }
}
