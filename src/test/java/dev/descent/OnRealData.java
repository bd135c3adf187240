package dev.descent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test, or a class of tests, on real data, which is not part of the project. Where the data is missing it is skipped before anything of
 * it is made, with a line that says so, or fails with {@code -Ddescent.require-data=true}. {@code -Dgroups=real-data} runs these alone.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("real-data")
@ExtendWith(RealDataCondition.class)
public @interface OnRealData {}
