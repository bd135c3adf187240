package dev.descent.ml.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a spec record: a bare text in JSON that is no name stands for this record, with the text as its first component. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FromText {
    /** A regular expression that is found in such a text, and in no name. */
    String mark();

    /** One such text. */
    String example();
}
