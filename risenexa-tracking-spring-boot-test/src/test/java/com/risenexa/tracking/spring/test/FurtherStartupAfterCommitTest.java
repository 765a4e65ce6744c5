package com.risenexa.tracking.spring.test;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {"risenexa.transaction=after-commit", "spring.datasource.url=jdbc:h2:mem:further-after-commit"})
class FurtherStartupAfterCommitTest extends FurtherStartupContract {}
