package dev.descent.ml.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of a spec record that is a record itself: what several specs share. Its components stand in JSON in
 * this one's place, as if they were the outer record's. It checks them by itself, and is null in the outer compact
 * constructor where one of them is at fault.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Inline {}
