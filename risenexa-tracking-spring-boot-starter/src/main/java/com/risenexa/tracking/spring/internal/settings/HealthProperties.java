package com.risenexa.tracking.spring.internal.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code risenexa.health.*}.
 *
 * @param downOnBadCredentials Whether a refused key makes the application's health DOWN; otherwise it is DEGRADED, as for
 *     any other failure.
 */
public record HealthProperties(@DefaultValue("false") boolean downOnBadCredentials) {}
