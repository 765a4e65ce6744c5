package com.risenexa.sandbox.internal.http;

import java.time.Clock;

/**
 * The objects that all connections of a server share.
 *
 * @param tooLarge asked instead of {@code handler} when the body is over the limit and was thrown away
 */
public record ServerContext(Clock clock, RequestHandler handler, RequestHandler tooLarge) {}
