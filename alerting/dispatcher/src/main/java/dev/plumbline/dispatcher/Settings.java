package dev.plumbline.dispatcher;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The rules that spans and addresses in the settings keep. */
final class Settings {
    private Settings() {}

    static void requireHttp(String setting, List<URI> addresses) {
        for (URI address : addresses) {
            boolean http = "http".equals(address.getScheme());
            if (!http && !"https".equals(address.getScheme()) || address.getHost() == null) {
                throw new IllegalArgumentException(
                        "%s must be an address such as http://host:9093, got '%s'"
                                .formatted(setting, address));
            }
        }
    }

    static void requirePositive(String setting, Duration span) {
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException(
                    "%s must be a positive span such as PT1M, got %s".formatted(setting, span));
        }
    }
}
