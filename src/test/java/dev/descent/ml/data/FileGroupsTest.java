package dev.descent.ml.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten groups of four images; of each group the last judges. */
class FileGroupsTest {
    private static final Parts PARTS = new Parts(
            IntStream.range(0, 40).filter(i -> i % 4 != 3).toArray(),
            IntStream.range(0, 40).filter(i -> i % 4 == 3).toArray(),
            new int[0]);
    private static final Target TWO = classes(2);

    @ParameterizedTest
    @CsvSource({
        "sick/patient%02d_%d.png,         patient00",
        "Patient_%d/scan (%d).jpg,        patient_0",
        "sub-%02d/ses-%d/anat.png,        sub-00",
        "PAT%03d-s%d.bmp,                 pat000",
        "a/case_id_%d_slice_%d.png,       case_id_0",
        "clip%d/frame%05d.jpg,            clip0",
        "train/Video 1%d/frame%05d.jpg,   video 10",
        "TCGA_DU_%d_frame_%d.tif,         tcga_du_0",
        "brain%dslice%d.png,              brain0",
    })
    void groupsInBothPartsAreCounted(String form, String first) {
        assertThat(warnings(names(form), TWO, PARTS))
                .singleElement()
                .asString()
                .startsWith("of the 10 that names of files tell apart (the first is \"" + first
                        + "\") whose images the validation part has, 10 have others that are trained on: ");
    }

    /** The expression that is proposed finds the same groups. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sick/patient%02d_%d.png",
                "Patient_%d/scan (%d).jpg",
                "PAT%03d-s%d.bmp",
                "clip%d/frame%05d.jpg",
                "TCGA_DU_%d_frame_%d.tif",
                "brain%dslice%d.png",
            })
    void whatIsProposedKeepsThemTogether(String form) {
        String told = warnings(names(form), TWO, PARTS).get(0);
        NameExpression proposed = new NameExpression(told.replaceAll(".*split.group_pattern to \"(.*)\"", "$1"));

        List<String> found = names(form).stream().map(proposed::find).toList();
        assertThat(found.stream().distinct()).hasSize(10).doesNotContainNull();
        for (int i = 0; i < 40; i++) {
            assertThat(found.get(i)).isEqualTo(found.get(i / 4 * 4));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "red/%d_%d.png",
        "case/%d%d.png",
        "showcase%d_%d.png",
        "img%d_%d.png",
        "patients/%d_%d.png",
        "scan%d%d.png",
        "frame_%d%d.png",
        "a/slice%d%d.png",
        "volume1/%d_%d.png",
    })
    void otherNamesTellNothing(String form) {
        assertThat(warnings(names(form), TWO, PARTS)).isEmpty();
    }

    /** As of faces to be known again. */
    @Test
    void groupsThatAreTheClassesAreInAllParts() {
        assertThat(warnings(names("subject%d/%d.png"), classes(10), PARTS)).isEmpty();
    }

    @Test
    void groupsOfOnePartAreNotTold() {
        Parts apart = new Parts(
                IntStream.range(0, 32).toArray(), IntStream.range(32, 40).toArray(), new int[0]);
        assertThat(warnings(names("patient%d_%d.png"), TWO, apart)).isEmpty();
    }

    private static Target classes(int count) {
        return Target.classification(
                IntStream.range(0, count).mapToObj(i -> "class " + i).toList());
    }

    private static List<String> names(String form) {
        return IntStream.range(0, 40)
                .mapToObj(i -> String.format(Locale.ROOT, form, i / 4, i % 4))
                .toList();
    }

    private static List<String> warnings(List<String> names, Target target, Parts parts) {
        return FileGroups.groupings(names, target).stream()
                .flatMap(grouping -> grouping.warnings(parts))
                .toList();
    }
}
