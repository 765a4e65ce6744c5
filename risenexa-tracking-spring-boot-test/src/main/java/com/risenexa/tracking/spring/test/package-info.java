/**
 * A local Risenexa for a Spring Boot application: {@link
 * com.risenexa.tracking.spring.test.AutoConfigureRisenexaSandbox} in tests, {@link
 * com.risenexa.tracking.spring.test.RisenexaSandboxConfiguration} in development.
 */
package com.risenexa.tracking.spring.test;
