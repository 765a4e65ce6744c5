/** Starts the measured programs, a server and wrk, and makes the table. */
@NullMarked
package com.risenexa.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
