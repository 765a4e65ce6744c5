/** What the tests of several modules share. */
@NullMarked
package com.risenexa.testsupport;

import org.jspecify.annotations.NullMarked;
