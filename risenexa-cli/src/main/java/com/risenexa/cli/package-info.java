/** The {@code risenexa} command: {@link com.risenexa.cli.Main}. */
package com.risenexa.cli;
