package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.cli.internal.config.Setting.ResolvedValue;
import com.risenexa.cli.internal.config.Setting.ResolvedValue.ValueSource;
import com.risenexa.cli.internal.options.GlobalOptions;
import com.risenexa.tracking.support.OptionTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the value of each setting. A blank property, variable or line is one that is not set. */
final class SettingResolver {
    private final CliContext context;
    private final Profile profile;

    SettingResolver(CliContext context) {
        this.context = context;
        this.profile = Profile.of(context);
    }

    ResolvedValue find(Setting setting) {
        ProcessEnvironment around = context.process();
        String flag = flag(setting);
        if (flag != null) {
            return new ResolvedValue(flag, ValueSource.FLAG, flagName(setting));
        }
        String property = filled(around.properties().apply(setting.property()));
        if (property != null) {
            return new ResolvedValue(property, ValueSource.PROPERTY, setting.property());
        }
        String variable = filled(around.environment().apply(setting.variable()));
        if (variable != null) {
            return new ResolvedValue(variable, ValueSource.ENVIRONMENT, setting.variable());
        }
        String line = filled(profile.value(setting));
        if (line != null) {
            return new ResolvedValue(line, ValueSource.PROFILE, profile.place());
        }
        String usual = OptionTexts.defaults().get(setting.property());
        return usual == null ? ResolvedValue.UNSET : new ResolvedValue(usual, ValueSource.DEFAULT, null);
    }

    private @Nullable String flag(Setting setting) {
        GlobalOptions options = context.options();
        return switch (setting) {
            case API_KEY -> options.apiKeyFile == null ? null : KeyFile.read(context, options.apiKeyFile);
            case STARTUP_SLUG -> startup(options.startups);
            case BASE_URL -> given("--base-url", options.baseUrl);
            case TIMEOUT -> given("--timeout", options.timeout);
            case MAX_RETRIES -> given("--max-retries", options.maxRetries);
            case MAX_RETRY_AFTER -> null;
            case ALLOW_INSECURE -> options.allowInsecure ? "true" : null;
        };
    }

    private static String flagName(Setting setting) {
        return switch (setting) {
            case API_KEY -> "--api-key-file";
            case STARTUP_SLUG -> "--startup";
            default -> "--" + setting.key().replace('_', '-');
        };
    }

    private static @Nullable String startup(List<String> slugs) {
        if (slugs.size() > 1) {
            throw CliException.usage(
                    "--startup is given " + slugs.size() + " times; an event belongs to one startup", null);
        }
        return slugs.isEmpty() ? null : given("--startup", slugs.get(0));
    }

    private static @Nullable String given(String flag, @Nullable String text) {
        if (text != null && text.isBlank()) {
            throw CliException.usage(flag + " is empty", "Give it a value, or leave it out.");
        }
        return text;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
