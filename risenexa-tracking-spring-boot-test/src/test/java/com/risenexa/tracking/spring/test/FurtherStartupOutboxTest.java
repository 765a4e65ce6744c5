package com.risenexa.tracking.spring.test;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:further-outbox")
class FurtherStartupOutboxTest extends FurtherStartupContract {}
