/** One job's batches computed on an Apache Spark cluster. The service does not have this package: a program of its own trains with it. */
@NullMarked
package dev.descent.spark;

import org.jspecify.annotations.NullMarked;
