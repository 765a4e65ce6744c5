package com.example.shop;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The shop over HTTP. */
@RestController
class ShopController {
    private final Customers customers;

    ShopController(Customers customers) {
        this.customers = customers;
    }

    @PostMapping("/customers")
    UUID signUp(@RequestParam String name) {
        return customers.signUp(name);
    }

    @PostMapping("/customers/{id}/subscription")
    void subscribe(@PathVariable UUID id) {
        customers.subscribe(id);
    }

    @PostMapping("/customers/{id}/cancellation")
    void cancel(@PathVariable UUID id) {
        customers.cancel(id);
    }

    @GetMapping("/numbers")
    Customers.Numbers numbers() {
        return customers.numbers();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(IllegalArgumentException e) {
        return e.getMessage();
    }
}
