/**
 * Risenexa tracking in a Spring Boot application. Start at {@link com.risenexa.tracking.spring.TransactionalTracking}: a
 * bean of it is there once {@code risenexa.api-key} and {@code risenexa.startup-slug} are set.
 */
package com.risenexa.tracking.spring;
