package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.Families;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each model of docs/models.md is one that can be trained on some data. */
class ModelsDocsTests {
    private static final Path PAGE = Path.of("docs/models.md");
    private static final InputShape IMAGE = InputShape.image(3, 16, 18);
    private static final InputShape ROW = InputShape.flat(12);
    private static final List<String> CLASSES = List.of("a", "b", "c");

    static Stream<String> examples() throws IOException {
        return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleCanBeTrained(String example) {
        ModelSpec model = SpecReader.read(Families.json(example), ModelSpec.class);
        assertThat(Stream.of(
                                counted(model, ROW, Target.classification(CLASSES)),
                                counted(model, IMAGE, Target.classification(CLASSES)),
                                counted(model, IMAGE, Target.segmentation(CLASSES, 16, 18)))
                        .filter(count -> count > 0))
                .isNotEmpty();
    }

    /** Parameters of the network, or 0 where it does not fit the data. */
    private static long counted(ModelSpec model, InputShape input, Target target) {
        try {
            return NetworkBlueprint.of(model, input, target, Activation.SOFTMAX, 1)
                    .parameterCount();
        } catch (InvalidSpec unfit) {
            return 0;
        }
    }

    @Test
    void pageHasEveryLayerAndEveryModel() throws IOException {
        String page = Files.readString(PAGE);
        Stream.of("ModelSpec", "layer.LayerSpec").forEach(family -> assertThat(members(family))
                .allSatisfy(type -> assertThat(page).contains("`" + type + "`")));
    }

    private static List<String> members(String family) {
        try {
            return Family.of(Class.forName("dev.descent.ml.model." + family)).catalogue().stream()
                    .map(about -> about.type())
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
