package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMapTest {
    private static final ClassMap PARTIAL = new ClassMap(1, 3, new byte[] {0, 1, (byte) ClassMap.IGNORED});

    @Test
    void ignoredPixelsHaveTheLightestGreyThatNoClassHas() {
        assertThat(PARTIAL.picture(List.of("#000000", "#808080"), 2).values()).containsExactly(0, 0x80, 0xff);
        assertThat(PARTIAL.picture(List.of("#000000", "#ffffff"), 2).values()).containsExactly(0, 0xff, 0xfe);

        Picture coloured = PARTIAL.picture(List.of("#ffffff", "#ff0000"), 2);
        assertThat(coloured.channels()).isEqualTo(3);
        assertThat(coloured.values()).containsExactly(0xff, 0xff, 0xfe, 0xff, 0, 0xfe, 0xff, 0, 0xfe);
    }

    @Test
    void ignoredPixelsStayThatWhenResized() {
        assertThat(PARTIAL.resized(1, 6).codes()).containsExactly(0, 0, 1, 1, 0xff, 0xff);
    }
}
