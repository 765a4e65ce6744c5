/** Programs that run in a JVM of their own, and print what they measured as lines of name=value. */
@NullMarked
package com.risenexa.benchmarks.measured;

import org.jspecify.annotations.NullMarked;
