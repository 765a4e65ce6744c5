/** What the client costs, beside its peers. */
@NullMarked
package com.risenexa.benchmarks;

import org.jspecify.annotations.NullMarked;
