package com.risenexa.sandbox.internal.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.internal.audit.Audit;
import com.risenexa.sandbox.internal.audit.Rule;
import com.risenexa.sandbox.internal.audit.RuleSet;
import com.risenexa.sandbox.internal.audit.Violations;
import com.risenexa.sandbox.internal.audit.Violations.Example;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;

/** The outcome of an audit as JSON. */
public final class AuditJson {
    private AuditJson() {}

    public static void fields(JsonGenerator json, Audit audit, RuleSet rules) throws IOException {
        Violations findings = audit.end();
        json.writeBooleanField("ok", rules.isKept(findings));
        json.writeNumberField("attempts", audit.attempts());
        json.writeNumberField("deliveries", audit.deliveries());
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules.rules()) {
            write(json, rule, findings);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Rule rule, Violations findings) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", rule.value());
        json.writeStringField("level", rule.isWarning() ? "warning" : "error");
        json.writeStringField("result", findings.count(rule) == 0 ? "pass" : "fail");
        json.writeNumberField("count", findings.count(rule));
        json.writeStringField("expects", rule.text());
        json.writeArrayFieldStart("examples");
        for (Example example : findings.examples(rule)) {
            json.writeStartObject();
            json.writeNumberField("seq", example.seq());
            Json.field(json, "startup", example.startup());
            Json.field(json, "event_id", example.eventId());
            json.writeStringField("says", example.says());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
