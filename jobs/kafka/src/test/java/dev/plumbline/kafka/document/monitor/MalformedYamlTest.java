package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.kafka.document.DocumentException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parser refuses is named by the line on which it stands. */
class MalformedYamlTest {
    private static final String TAB = "got a tab in column ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "time:\\n\\tcolumn: at\\ntask: regression ~ 3 ~ "
                        + TAB
                        + "1; YAML knows only blanks",
                "time:\\n  column: at\\n\\tformat: iso ~ 4 ~ " + TAB + "1;",
                "time: {column: at,\\n\\tformat: iso} ~ 3 ~ " + TAB + "1;",
                "features:\\n  x: numeric\\n  \\ty: numeric ~ 4 ~ " + TAB + "3;",
                "\\t\\ntask: regression ~ 2 ~ " + TAB + "1;",
                "time:\\t{column: at} ~ 2 ~ " + TAB + "6;",
                "task: regression\\nversion: @1 ~ 3 ~ got the character @ in column 10; no value begins with it, so quote the text",
                "features: {x: numeric\\ntask: regression ~ 3 ~ while parsing a flow mapping, expected ',' or '}', but got :",
                "version: \"1\\ntask: regression ~ 2 ~ while scanning a quoted scalar, found unexpected end of stream",
            })
    void isNamedByItsLine(String rest, int line, String message) {
        String text = "model: bikes\n" + rest.replace("\\n", "\n").replace("\\t", "\t") + "\n";
        DocumentException mistake =
                catchThrowableOfType(
                        DocumentException.class,
                        () -> MonitorDocument.readText(text, "monitor.yaml", Map.of()));
        assertThat(mistake).as(text).isNotNull();
        assertThat(mistake)
                .hasMessageStartingWith(
                        "monitor.yaml:%d: the document must be well-formed YAML, ".formatted(line));
        assertThat(mistake).hasMessageContaining(message);
    }
}
