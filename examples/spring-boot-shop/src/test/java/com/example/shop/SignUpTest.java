package com.example.shop;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.spring.test.AutoConfigureRisenexaSandbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@Import(TestShopApplication.Surroundings.class)
// snippet: test
@SpringBootTest
@AutoConfigureRisenexaSandbox
class SignUpTest {
    @Autowired
    Sandbox sandbox;

    @Autowired
    Customers customers;

    @Test
    void a_sign_up_is_counted() {
        customers.signUp("Ada");
        assertThat(sandbox).counted(EventType.USER_REGISTERED, 1);
    }
    // end

    @Test
    void one_that_is_refused_is_not() {
        assertThatThrownBy(() -> customers.signUp(" ")).hasMessage("a name is needed");
        customers.signUp("Grace");
        assertThat(sandbox).counted(EventType.USER_REGISTERED, 1);
    }
}
