package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's colours against what they stand on, as WCAG 2.2 measures and demands. */
class ContrastTest {
    private static final double OF_TEXT = 4.5;
    private static final double OF_SIGNS = 3;
    private static final List<String> TEXTS =
            List.of("ink", "soft", "faint", "red", "amber", "note", "slate", "blue");
    private static final List<String> SIGNS =
            List.of("blue", "red", "amber", "slate", "green", "faint");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textCanBeRead(boolean dark) throws Exception {
        Map<String, String> colours = colours(dark);
        for (String text : TEXTS) {
            for (String ground : List.of("paper", "card")) {
                assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(OF_TEXT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textCanBeReadOnTheShadesThatChartsLayOverIt(boolean dark) throws Exception {
        Map<String, String> colours = colours(dark);
        String note = mixed(colours.get("note"), colours.get("paper"), 0.13);
        assertThat(contrast(colours.get("note"), note)).isGreaterThanOrEqualTo(OF_TEXT);
        // the letter of a severity inside its bar
        for (String bar : List.of("red", "amber", "slate")) {
            assertThat(contrast(colours.get("paper"), colours.get(bar)))
                    .as(bar)
                    .isGreaterThanOrEqualTo(OF_TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void signsCanBeSeen(boolean dark) throws Exception {
        Map<String, String> colours = colours(dark);
        for (String sign : SIGNS) {
            assertThat(contrast(colours.get(sign), colours.get("paper")))
                    .as(sign)
                    .isGreaterThanOrEqualTo(OF_SIGNS);
        }
        String interval = mixed(colours.get("blue"), colours.get("paper"), intervalOpacity());
        assertThat(contrast(interval, colours.get("paper"))).isGreaterThanOrEqualTo(OF_SIGNS);
    }

    private static double intervalOpacity() throws IOException {
        Matcher opacity = Pattern.compile("svg \\.interval \\{.*opacity: ([0-9.]+)").matcher(css());
        assertThat(opacity.find()).isTrue();
        return Double.parseDouble(opacity.group(1));
    }

    /** The colours by name, of the light page or of the dark one. */
    private static Map<String, String> colours(boolean dark) throws IOException {
        String css = css();
        int split = css.indexOf("prefers-color-scheme: dark");
        String part =
                dark ? css.substring(split, css.indexOf("box-sizing")) : css.substring(0, split);
        Map<String, String> colours = new HashMap<>();
        Matcher named = Pattern.compile("--([a-z0-9]+): (#[0-9a-f]{6})").matcher(part);
        while (named.find()) {
            colours.put(named.group(1), named.group(2));
        }
        return colours;
    }

    private static String css() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double contrast(String one, String other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String mixed(String over, String under, double opacity) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int top = Integer.parseInt(over.substring(at, at + 2), 16);
            int ground = Integer.parseInt(under.substring(at, at + 2), 16);
            mixed.append("%02x".formatted(Math.round(top * opacity + ground * (1 - opacity))));
        }
        return mixed.toString();
    }
}
