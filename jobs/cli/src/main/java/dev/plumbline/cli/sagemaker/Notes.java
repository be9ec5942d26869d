package dev.plumbline.cli.sagemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the user must be told about an import: what was lost, left out or means something else. */
final class Notes {
    private final List<String> lines = new ArrayList<>();

    void add(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
