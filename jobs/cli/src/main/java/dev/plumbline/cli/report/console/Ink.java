package dev.plumbline.cli.report.console;

import java.util.Map;

/**
 * Colours for a terminal, or none.
 *
 * @param on whether to colour
 */
public record Ink(boolean on) {
    /**
     * Colours only a terminal, and none that says it does not want any.
     *
     * @param environment of the process
     * @param terminal whether the output goes to one
     * @see <a href="https://no-color.org">the NO_COLOR convention</a>
     */
    public static Ink of(Map<String, String> environment, boolean terminal) {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Ink(terminal && !refused && !"dumb".equals(environment.get("TERM")));
    }

    String red(String text) {
        return in("31", text);
    }

    String green(String text) {
        return in("32", text);
    }

    String yellow(String text) {
        return in("33", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String bold(String text) {
        return in("1", text);
    }

    private String in(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
